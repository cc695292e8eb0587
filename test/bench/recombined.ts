// Any number of articles made of the seeds' sentences: every article has its own mixture of them and its own words in
// place of many of theirs, so that few are alike; one in fifty is an edited reprint of the one before.

import { splitSentences } from '../../functions/content/language/sentences/sentence.ts'
import { readPage } from '../../functions/content/page/reading/page.ts'
import { samplePageNames, samplePageText } from '../support/samples/sample.ts'

/** The same articles for the same number, as pages of plain text. */
export function* corpusOf(articles: number): Generator<string> {
  const sentences = seedSentences()
  const random = generator(articles)
  let page = ''
  for (let n = 0; n < articles; n += 1) {
    page = n % 50 === 49 ? edited(page, random) : pageOf(n, sentences, random)
    yield page
  }
}

function seedSentences(): string[] {
  return samplePageNames
    .flatMap((name) => readPage({ name, text: samplePageText(name) }))
    .flatMap((article) => article.paragraphs.flatMap(({ text }) => splitSentences(text)))
}

const paragraphs = 10
const perParagraph = 4
/** Share of the longer words that an article replaces by words of its own. */
const ownShare = 0.35

function pageOf(n: number, sentences: string[], random: () => number): string {
  const own = new Map<string, string>()
  const reworded = (sentence: string) =>
    sentence.replace(/\p{L}{5,}/gu, (word) => {
      const known = own.get(word)
      if (known !== undefined) return known
      const next = random() < ownShare ? invented(random, /^\p{Lu}/u.test(word)) : word
      own.set(word, next)
      return next
    })
  const paragraph = () =>
    Array.from({ length: perParagraph }, () => reworded(sentences[Math.floor(random() * sentences.length)] ?? '')).join(
      ' ',
    )
  const head = [
    `${invented(random, true)} and the ${invented(random, false)} of ${invented(random, true)}`,
    `By ${invented(random, true)} ${invented(random, true)}`,
  ]
  return [...head, `${1 + (n % 28)} January ${2000 + (n % 25)}`, ...Array.from({ length: paragraphs }, paragraph)].join(
    '\n\n',
  )
}

/** A reprint: a sentence in ten is gone, a word in thirty another one. */
function edited(page: string, random: () => number): string {
  return page
    .split('\n\n')
    .map((text) =>
      text.length < 80
        ? text
        : splitSentences(text)
            .filter(() => random() > 0.1)
            .join(' '),
    )
    .map((text) =>
      text.replace(/\p{L}{5,}/gu, (word) => (random() < 0.03 ? invented(random, /^\p{Lu}/u.test(word)) : word)),
    )
    .join('\n\n')
}

const syllables = 'ba co du fe gi ho ju ka le mi no pu ra se ti vo wa xe yo zu bran drel mont stor'.split(' ')

/** One of 24³ words, the earlier ones more often. */
function invented(random: () => number, capital: boolean): string {
  const pick = () => syllables[Math.floor(random() ** 2 * syllables.length)] ?? ''
  const word = pick() + pick() + pick()
  return capital ? (word[0] ?? '').toUpperCase() + word.slice(1) : word
}

/** Lehmer's generator: the same numbers for the same seed. */
function generator(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
