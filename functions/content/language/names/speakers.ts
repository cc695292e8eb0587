// Who speaks in each quotation of an article: attributions next to it, continued if a quotation continues, and surnames
// and pronouns resolved if only one person can be meant. What the text leaves open stays open.
import openers from '../lists/sentence-openers.json' with { type: 'json' }
import lists from '../lists/speakers.json' with { type: 'json' }
import { outsideQuotations, quotedSpans } from '../sentences/quotation.ts'
import { alternatives } from '../words/word-list.ts'
import { attributionOf } from './speaker.ts'

export interface Spoken {
  /** Position in the paragraph, including the marks. */
  start: number
  end: number
  /** The fullest name in the article; `null` if it names no one, or several could be meant. */
  speaker: string | null
  /** Someone speaks: the text says so, with a name or a pronoun. Otherwise it is a term in quotation marks. */
  said: boolean
}

/** By paragraph. Each speaker is a substring of the article. */
export function speakersOf(paragraphs: readonly string[]): Spoken[][] {
  if (!paragraphs.some((text) => /["“«]/.test(text))) return paragraphs.map(() => [])
  const people = new People()
  return paragraphs.map((text, at) => {
    people.read(text, at)
    return spokenIn(text, at, people)
  })
}

/** What a sentence with a quotation needs. */
export interface Speech {
  /** Whom it quotes, if the article names them. */
  speaker: string | null
  /** The name that must have been printed before it; `null`: the speaker cannot be named, so it cannot be printed. */
  needs?: string | null
}

/** For each of a paragraph's sentences that quotes someone; `undefined` for the others. */
export function speechIn(
  sentences: readonly string[],
  text: string,
  spoken: readonly Spoken[],
): (Speech | undefined)[] {
  let from = 0
  return sentences.map((sentence) => {
    const start = text.indexOf(sentence, from)
    if (start < 0) return undefined
    from = start + sentence.length
    const own = spoken.filter((one) => one.said && one.start >= start && one.end <= from)
    const [first] = own
    if (first === undefined) return onlyQuotes(sentence) ? { speaker: null, needs: null } : undefined
    const unnamed = own.find(({ speaker, start: at }) =>
      speaker === null ? !somebody.test(text.slice(start, at)) : !names(sentence, speaker),
    )
    return unnamed === undefined ? { speaker: first.speaker } : { speaker: first.speaker, needs: unnamed.speaker }
  })
}

/** A pronoun after a person in the same sentence is clear there, even if two could be meant. */
const somebody = new RegExp(
  `(?<=^|[^\\p{L}])\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+|(?:${alternatives(lists.titles)})\\. \\p{Lu}`,
  'u',
)

/** Without any words of the writer's own. */
const onlyQuotes = (sentence: string) => /^["“«]/.test(sentence) && !/\p{L}{2}/u.test(outsideQuotations(sentence))

/** True if the text contains the name, or its last part. */
export const names = (text: string, speaker: string) => text.includes(lastWord(speaker))

function spokenIn(text: string, at: number, people: People): Spoken[] {
  const found: Spoken[] = []
  const spans = quotedSpans(text)
  for (const [n, { start, end }] of spans.entries()) {
    const before = text.slice(spans[n - 1]?.end ?? 0, start)
    const behind = text.slice(end, spans[n + 1]?.start ?? text.length)
    const told = attributionOf(lastSentence(before), firstSentence(behind), text.slice(start, end))
    const last = found.at(-1)
    if (told !== null) {
      const speaker =
        'name' in told ? people.fullName(told.name) : people.meant(told.pronoun, text.slice(0, start), at, last)
      if (speaker !== null) people.note(speaker, at)
      found.push({ start, end, speaker, said: true })
    } else found.push({ start, end, ...goesOn(last, before, text.slice(start, end)) })
  }
  return found
}

/** `“A,” said Ann Lee. “B.”`: B is hers, because only her name comes between. */
function goesOn(last: Spoken | undefined, before: string, quoted: string): Pick<Spoken, 'speaker' | 'said'> {
  const whole = /[.!?…]["”»]$/.test(quoted) && /^["“«]\p{Lu}/u.test(quoted)
  const close = before.length < 120 && /[.,]\s*$/.test(before) && (before.match(/[.!?] /g) ?? []).length <= 1
  return last?.said === true && whole && close ? { speaker: last.speaker, said: true } : { speaker: null, said: false }
}

const sentenceEnd = new RegExp(
  `(?<!\\b(?:${alternatives(lists.titles)}|St|\\p{Lu}))[.!?…]["”»)]? +(?=[\\p{Lu}“"«])`,
  'gu',
)

const lastSentence = (text: string) => text.split(sentenceEnd).at(-1) ?? ''
const firstSentence = (text: string) => (/^[.!?]/.test(text) ? '' : (text.split(sentenceEnd)[0] ?? ''))

const given = new RegExp(
  `(?<![\\p{L}’'-])\\p{Lu}(?:\\p{Ll}|[’'-]\\p{Lu}?)+(?: (?:\\p{Lu}\\.|\\p{Lu}[\\p{L}’'-]+|${alternatives(lists.particles)})){1,4}`,
  'gu',
)
const notNamed = new RegExp(`^(?:${alternatives(openers.beforeNames)}) `)
const titled = new RegExp(
  `\\b(?:${alternatives([...lists.titles, ...lists.offices])})\\.? (\\p{Lu}[\\p{L}’'-]+(?: \\p{Lu}[\\p{L}’'-]+){0,3})`,
  'gu',
)
/** `Ann Lee, the owner of the mill`, `Ann Lee, 40,`: a person. */
const introduced =
  /(?<![\p{L}’'-])\p{Lu}[\p{Ll}’'-]+(?: (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]+)){1,3}(?=, (?:the|an?|who|whose|\d{2},) )/gu
const titles = new RegExp(`^(?:(?:${alternatives(lists.titles)})\\.? |(?:${alternatives(lists.offices)}) )+`)

/** Names found so far, and who was named or spoke in which paragraph. */
class People {
  /** Full names by their last word. */
  readonly #full = new Map<string, Set<string>>()
  readonly #met = new Map<number, Set<string>>()
  /** Earlier paragraphs whose names have not been needed yet; most never are. */
  #unread: { text: string; at: number }[] = []

  read(text: string, at: number): void {
    this.#unread.push({ text, at })
  }

  #readUp(): void {
    const unread = this.#unread
    this.#unread = []
    for (const { text, at } of unread) this.#readNames(text, at)
  }

  #readNames(text: string, at: number): void {
    for (const [name] of text.slice(0, longestParagraph).matchAll(given)) {
      const bare = name
        .replace(titles, '')
        .replace(notNamed, '')
        .replace(/[’']s?$/, '')
      if (!bare.includes(' ')) continue
      const surname = lastWord(bare)
      this.#full.set(surname, (this.#full.get(surname) ?? new Set()).add(bare))
    }
    for (const [name] of text.slice(0, longestParagraph).matchAll(introduced)) this.note(name.replace(titles, ''), at)
    for (const match of text.slice(0, longestParagraph).matchAll(titled)) this.note(this.fullName(match[1] ?? ''), at)
  }

  note(name: string, at: number): void {
    if (name !== '') this.#met.set(at, (this.#met.get(at) ?? new Set()).add(name))
  }

  /** `Mr. Lee` is the `Ann Lee` named before, unless there were two. */
  fullName(name: string): string {
    const bare = name.replace(titles, '')
    if (bare.includes(' ')) return bare
    this.#readUp()
    const known = [...(this.#full.get(bare) ?? [])]
    return known.length === 1 ? (known[0] ?? name) : name
  }

  /** Whoever spoke last in the paragraph, if no one else has been named since; else the only person in the paragraph so
   * far, or in the one before. */
  meant(pronoun: string, before: string, at: number, last: Spoken | undefined): string | null {
    if (pronoun === 'they') return null
    this.#readUp()
    const here = [...(this.#met.get(at) ?? [])].filter((name) => before.includes(lastWord(name)))
    const spoke = last?.said === true ? last.speaker : null
    if (spoke !== null) return here.every((name) => name === spoke) ? spoke : null
    const candidates = here.length > 0 ? here : [...(this.#met.get(at - 1) ?? [])]
    return candidates.length === 1 ? (candidates[0] ?? null) : null
  }
}

/** Characters: fifty times a long paragraph of news. Bounds the work. */
const longestParagraph = 20_000
const lastWord = (name: string) => name.slice(name.lastIndexOf(' ') + 1)
