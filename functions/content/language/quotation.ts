// Quotation marks and brackets: what is open where, and whether a text closes all it opens (promise C1).

const pairs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '“': '”',
    '„': '”',
    '«': '»',
    '(': ')',
    '[': ']',
    '{': '}',
    '‘': '’',
    '「': '」',
  }),
)
const closers = new Set(pairs.values())
const word = /[\p{L}\p{N}]/u

const anyMark = /["'“”„«»()[\]{}‘’「」]/g

const characterAt = (text: string, at: number) =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : undefined

function characterBefore(text: string, at: number): string | undefined {
  if (at === 0) return undefined
  const low = text.charCodeAt(at - 1)
  return low >= 0xdc00 && low <= 0xdfff && at > 1 ? characterAt(text, at - 2) : text[at - 1]
}

/** Closing marks still awaited after a text, innermost last; `null` where it closes what it never opened. */
export function openMarks(text: string, open: readonly string[] = []): string[] | null {
  const awaited = [...open]
  anyMark.lastIndex = 0
  for (let match = anyMark.exec(text); match !== null; match = anyMark.exec(text)) {
    const { index: at, 0: mark } = match
    const before = characterBefore(text, at)
    const after = characterAt(text, at + 1)
    const closing = closes(mark, awaited, before, after)
    if (closing === 'stray') return null
    if (closing === 'yes') awaited.pop()
    else if (closing === 'no') {
      const opening = opens(mark, before, after)
      if (opening !== null) awaited.push(opening)
    }
  }
  return awaited
}

/** Everything opened is closed, in order, and nothing else is closed. */
export function balanced(text: string): boolean {
  return openMarks(text)?.length === 0
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

/** The text with quoted words blanked out, so that rules see the writer's own words only. */
export function outsideQuotations(text: string): string {
  if (!anyQuotation.test(text)) return text
  let left = text
  for (const { start, end } of quotedSpans(text)) {
    left = left.slice(0, start) + ' '.repeat(end - start) + left.slice(end)
  }
  return left
}

function closes(mark: string, awaited: string[], before?: string, after?: string): 'yes' | 'no' | 'stray' | 'neither' {
  const expected = awaited.at(-1)
  // An apostrophe: between letters, or a closing mark that nothing awaits (“the states’ role”).
  if (mark === '’' || mark === "'") {
    const inside = isWord(before) && isWord(after)
    if (inside) return 'neither'
    if (expected === mark) return 'yes'
    return mark === '’' || isWord(before) || before === '.' ? 'neither' : 'no'
  }
  if (mark === expected) return 'yes'
  return closers.has(mark) ? 'stray' : 'no'
}

function opens(mark: string, before?: string, after?: string): string | null {
  if (mark === '"') return '"'
  // A straight single mark opens at the start of a word; before a digit it is an elision ('90s).
  if (mark === "'") return !isWord(before) && after !== undefined && /\p{L}/u.test(after) ? "'" : null
  return pairs.get(mark) ?? null
}

const isWord = (character?: string) => character !== undefined && word.test(character)
