// Quotation marks and brackets: which are open where, and whether a text closes all that it opens (promise C1); which
// spans of a text are quoted, by which it is judged what stands alone.
import type { LanguageTag } from '../../types.ts'

interface Marks {
  /** Opening marks, with all that can close them. */
  pairs: ReadonlyMap<string, string>
  /** Marks that only close. */
  closers: ReadonlySet<string>
  /** An end mark with any closing marks after it. */
  end: RegExp
}

const common = { '“': '”', '„': '”', '«': '»', '(': ')', '[': ']', '{': '}', '‘': '’', '「': '」' }

const inEnglish: Marks = marksOf(common, /[.!?…。！？]["'”’»)\]]*$/)
/** Languages whose marks differ from English: „…“ in all three, »…« as well as «…» in German. */
const byLanguage: ReadonlyMap<LanguageTag, Marks> = new Map(
  Object.entries({
    de: marksOf({ ...common, '„': '“”', '»': '«', '‚': '‘’', '›': '‹', '‹': '›' }, /[.!?…]["'”’“‘«»‹›)\]]*$/),
    ru: marksOf({ ...common, '„': '“”' }, /[.!?…]["'”’“»)\]]*$/),
    uk: marksOf({ ...common, '„': '“”' }, /[.!?…]["'”’“»)\]]*$/),
  }),
)

function marksOf(opening: Record<string, string>, end: RegExp): Marks {
  const pairs = new Map(Object.entries(opening))
  const closers = new Set([...pairs.values()].flatMap((marks) => [...marks]).filter((mark) => !pairs.has(mark)))
  return { pairs, closers, end }
}

const marksIn = (language: LanguageTag) => byLanguage.get(language) ?? inEnglish

const word = /[\p{L}\p{N}]/u

const anyMark = /["'“”„«»()[\]{}‘’‚‹›「」]/g

const characterAt = (text: string, at: number) =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : undefined

function characterBefore(text: string, at: number): string | undefined {
  if (at === 0) return undefined
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? characterAt(text, at - 2) : text[at - 1]
}

/** Closing marks still expected after a text, innermost last; `null` if it closes something that was not opened. */
export function openMarks(text: string, open: readonly string[] = [], language: LanguageTag = 'en'): string[] | null {
  const awaited = [...open]
  const marks = marksIn(language)
  anyMark.lastIndex = 0
  for (let match = anyMark.exec(text); match !== null; match = anyMark.exec(text)) {
    const { index: at, 0: mark } = match
    const before = characterBefore(text, at)
    const after = characterAt(text, at + 1)
    const closing = closes(mark, marks, awaited, before, after)
    if (closing === 'stray') return null
    if (closing === 'yes') awaited.pop()
    else if (closing === 'no') {
      const opening = opens(mark, marks, before, after)
      if (opening !== null) awaited.push(opening)
    }
  }
  return awaited
}

/** True if everything opened is closed, in order, and nothing else is. */
export function balanced(text: string, language: LanguageTag = 'en'): boolean {
  return openMarks(text, [], language)?.length === 0
}

/** True if it ends with an end mark, followed only by closing marks of its language. */
export function endsWhole(text: string, language: LanguageTag = 'en'): boolean {
  return marksIn(language).end.test(text)
}

/** The spans between quotation marks, without the marks. */
export function quotedSpans(text: string): { start: number; end: number }[] {
  if (!anyQuotation.test(text)) return []
  const spans: { start: number; end: number }[] = []
  for (const pattern of [/“([^“”]*)”/g, /"([^"]*)"/g, /«([^«»]*)»/g]) {
    for (const match of text.matchAll(pattern)) spans.push({ start: match.index, end: match.index + match[0].length })
  }
  return spans.sort((a, b) => a.start - b.start)
}

const anyQuotation = /["“«]/

/** The text with quoted words blanked out, so that rules see only the writer's own words. */
export function outsideQuotations(text: string): string {
  if (!anyQuotation.test(text)) return text
  if (latest.text !== text) latest = { text, left: withoutQuotations(text) }
  return latest.left
}

/** Several rules ask about the same sentence in succession. */
let latest = { text: '', left: '' }

function withoutQuotations(text: string): string {
  let left = text
  for (const { start, end } of quotedSpans(text)) {
    left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  }
  return left
}

function closes(
  mark: string,
  { closers }: Marks,
  awaited: string[],
  before?: string,
  after?: string,
): 'yes' | 'no' | 'stray' | 'neither' {
  const expected = awaited.at(-1)
  // Some systems use it as an apostrophe: `Kelce‘s`.
  if (mark === '‘' && isWord(before) && isWord(after)) return 'neither'
  // An apostrophe: between letters, or a closing mark that is not expected (“the states’ role”).
  if (mark === '’' || mark === "'") {
    const inside = isWord(before) && isWord(after)
    if (inside) return 'neither'
    if (expected?.includes(mark)) return 'yes'
    return mark === '’' || isWord(before) || before === '.' ? 'neither' : 'no'
  }
  if (expected?.includes(mark)) return 'yes'
  return closers.has(mark) ? 'stray' : 'no'
}

function opens(mark: string, { pairs }: Marks, before?: string, after?: string): string | null {
  if (mark === '"') return '"'
  // A straight single mark opens at the start of a word; before a digit it is an elision ('90s).
  if (mark === "'") return !isWord(before) && after !== undefined && /\p{L}/u.test(after) ? "'" : null
  return pairs.get(mark) ?? null
}

const isWord = (character?: string) => character !== undefined && word.test(character)
