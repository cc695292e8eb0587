// A sentence about particular people or a country that names none.
import type { SentenceContext } from '../names/half-name.ts'
import { isDate } from '../names/known-names.ts'
import { oncePerParagraph, placeOf } from '../names/paragraph-words.ts'

/** The paragraph names someone, or most of the article does, and this sentence names no one and nothing: it is about
 * them. */
export function unnamedParty(sentence: string, { paragraph, article }: SentenceContext): string | null {
  if (namesSomething(sentence) || opensWithName(sentence, paragraph)) return null
  const figures = /\d/.test(sentence.replace(dates, ''))
  if (figures && article === undefined) return null
  if (!figures && isNaming(paragraph)) return 'names nobody'
  return article !== undefined && article.naming > mostlyNaming ? 'names nobody in an article that does' : null
}

/** Names someone or something, and more than a day. */
export const namesOne = (sentence: string, paragraph: readonly string[]) =>
  namesSomething(sentence) || opensWithName(sentence, paragraph)

/** Share of an article's sentences that name someone; above it, a sentence without a name depends on them. Chosen. */
const mostlyNaming = 0.6
const dates =
  /\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)?\b(?= (?:January|February|March|April|May|June|July|August|September|October|November|December))/g

/** After a colon, it may be the beginning of a sentence. */
const capital = /(?<=[\p{L}\d,;”’)] [“"‘'(]?)\p{Lu}[\p{L}’'.-]+/gu

function namesSomething(sentence: string): boolean {
  capital.lastIndex = 0
  for (let found = capital.exec(sentence); found !== null; found = capital.exec(sentence))
    if (!isDate(found[0].replace(/[.’'-]{1,3}$/, ''))) return true
  return false
}

/** Its first word is also capitalised inside a sentence of the paragraph, or is a possessive, or is a bare singular
 * subject, as only names are: `Moscow is`, `Russia fears`. */
function opensWithName(sentence: string, paragraph: readonly string[]): boolean {
  const first = /^[“"‘'(]*(\p{Lu}[\p{L}-]+)([’']s)? (\p{Ll}+)/u.exec(sentence)
  if (first?.[1] === undefined) return false
  const [, word, possessive, next = ''] = first
  const alone = /^(?:is|has|was|will|would|does|did|can|could|may|must|\p{Ll}{3,}s)$/u.test(next)
  if (
    alone &&
    !/(?:s|ing|ment|ion|ity|ism|ness|ance|ence|this|that|what|who|which|it|he|she|children|people|police|men|women)$/i.test(
      word ?? '',
    )
  )
    return true
  return possessive !== undefined || isInside(word, capitalised(paragraph))
}

const isNaming = oncePerParagraph((paragraph) => paragraph.some(namesSomething))

/** Words with a capital behind the first word of a sentence, sorted. */
const capitalised = oncePerParagraph((paragraph) =>
  paragraph
    .flatMap((sentence) => sentence.slice(1).split(' ').slice(1))
    .filter((word) => /^\p{Lu}/u.test(word))
    .toSorted(),
)

/** True if one of the sorted words begins with this one. */
const isInside = (word: string, sorted: readonly string[]): boolean =>
  sorted[placeOf(word, sorted)]?.startsWith(word) ?? false
