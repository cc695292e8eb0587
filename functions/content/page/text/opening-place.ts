// Removes the place that a text is dated from, if it has an element of its own and a full stop:
// `<span>Millport.</span> The bridge`.
import type { Line } from '../../html/html-text.ts'
import { countWords } from '../../language/words/fold.ts'
import { endsSentence } from '../elements/block.ts'

// Chosen by reading.
/** Fewest words of running text, and of the text after the place. */
const prose = 12
const fewestBehind = 5

const placed = /^\p{Lu}[\p{L}’'/-]{2,30}(?: \p{Lu}[\p{L}’'/-]{2,30})?\.$/u

/** The lines of an article, its first paragraph without such a place if the page mentions it elsewhere. */
export function withoutOpeningPlace(lines: Line[], title: string | null): Line[] {
  const at = lines.findIndex(({ heading, text }) => !heading && endsSentence(text) && countWords(text) >= prose)
  const first = lines[at]
  const opening = first?.opening ?? ''
  if (first === undefined || !placed.test(opening)) return lines
  const text = first.text.slice(opening.length).trim()
  const name = opening.slice(0, -1)
  const said = [title ?? '', text, ...lines.filter((_, n) => n !== at).map((line) => line.text)]
  if (!said.some((one) => one.includes(name)) || !/^["“„«]?\p{Lu}/u.test(text) || countWords(text) < fewestBehind)
    return lines
  return lines.map((line, n) => (n === at ? { ...line, text } : line))
}
