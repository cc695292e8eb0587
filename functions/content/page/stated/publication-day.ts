// Chooses an article's day among those that its page states for machines and prints for readers.
import { dayMs } from '../../../durations.ts'
import type { Fact } from '../elements/stated-elements.ts'

export interface Days {
  /** Stated for machines, most certain first. */
  published: readonly Fact[]
  changed: readonly Fact[]
  /** Around the title, and in the address. */
  printed: readonly Fact[]
  /** The month in the address, `2022-01`. */
  month?: string | null
}

/** @param lines of the article, title first */
export function publicationDay(
  { published, changed, printed, month = null }: Days,
  lines: readonly string[],
): Fact | null {
  const [first, ...others] = published
  if (first === undefined) return null
  if (printed.some(({ value }) => value === first.value)) return first
  const stated = [...others, ...changed].map(({ value }) => value)
  // The address and the line at the title agree against what a template left in the head.
  const filed =
    month === null || first.value.startsWith(month) ? [] : printed.filter(({ value }) => value.startsWith(month))
  if (filed[0] !== undefined && stated.every((day) => !day.startsWith(month ?? ''))) return filed[0]
  const shown = printed.find(({ value }) => stated.includes(value))
  return shown ?? printed.find(({ value }) => isLocal(first, value)) ?? rewritten(first, changed, lines) ?? first
}

const instant = /(?:T| )(\d\d):\d\d\S* ?(?:Z|\+00:?00)$/

/** Hours of a day in Greenwich during which it is another day somewhere: clocks are up to 12 hours behind and 14 ahead.
 * before. */
const dayBeforeUntil = 12
const dayAfterFrom = 10

/** True if an instant in Greenwich time fell on this day where the page was written. */
export function isLocal({ from, value }: Fact, day: string): boolean {
  const hour = Number(instant.exec(from)?.[1] ?? Number.NaN)
  const days = (Date.parse(day) - Date.parse(value)) / dayMs
  return (days === -1 && hour < dayBeforeUntil) || (days === 1 && hour >= dayAfterFrom)
}

/** Fewest days after which a change concerns more than a word or two, and fewest lines that mention a later year.
 * Chosen, not measured. */
const fewestDays = 365
const fewestLines = 2

/** The last change of an article that mentions years later than its stated day: it is no longer the first version. What
 * it says about the next year may have been foreseen. */
function rewritten(first: Fact, changed: readonly Fact[], [title = '', ...lines]: readonly string[]): Fact | null {
  const last = changed[0]
  if (last === undefined || Date.parse(last.value) - Date.parse(first.value) < fewestDays * dayMs) return null
  const [from, to] = [first, last].map(({ value }) => Number(value.slice(0, 4)))
  const speaks = (text: string, after: number) =>
    (text.match(/(?<!\d)20\d\d(?!\d)/g) ?? []).map(Number).some((year) => year > after && year <= (to ?? 0))
  const inLines = lines.filter((text) => speaks(text, (from ?? 0) + 1)).length
  return speaks(title, from ?? 0) || inLines >= fewestLines ? last : null
}
