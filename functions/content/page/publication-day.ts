// The day of an article among those that its page states for machines and prints for its readers.
import { dayMs } from '../../durations.ts'
import type { Fact } from './stated-elements.ts'

export interface Days {
  /** Stated for machines, the surest first. */
  published: readonly Fact[]
  changed: readonly Fact[]
  /** Around the title, and in the address. */
  printed: readonly Fact[]
}

/** @param lines of the article, its title first */
export function publicationDay({ published, changed, printed }: Days, lines: readonly string[]): Fact | null {
  const [first, ...others] = published
  if (first === undefined) return null
  if (printed.some(({ value }) => value === first.value)) return first
  const stated = [...others, ...changed].map(({ value }) => value)
  const shown = printed.find(({ value }) => stated.includes(value))
  return shown ?? printed.find(({ value }) => isLocal(first, value)) ?? rewritten(first, changed, lines) ?? first
}

const instant = /(?:T| )(\d\d):\d\d\S* ?(?:Z|\+00:?00)$/

/** Hours of a day in Greenwich in which another day is had somewhere: clocks are up to 12 hours behind it and 14
 * before. */
const dayBeforeUntil = 12
const dayAfterFrom = 10

/** An instant told for Greenwich, and the day that it was where the page was written. */
export function isLocal({ from, value }: Fact, day: string): boolean {
  const hour = Number(instant.exec(from)?.[1] ?? Number.NaN)
  const days = (Date.parse(day) - Date.parse(value)) / dayMs
  return (days === -1 && hour < dayBeforeUntil) || (days === 1 && hour >= dayAfterFrom)
}

/** Days after which a change is none of a word or two, and lines that speak of a later year. Chosen, not measured. */
const fewestDays = 365
const fewestLines = 2

/** The last change of an article that speaks of years after the one it states: the first version is not what one
 * reads. What it says of the next year may have been foreseen. */
function rewritten(first: Fact, changed: readonly Fact[], [title = '', ...lines]: readonly string[]): Fact | null {
  const last = changed[0]
  if (last === undefined || Date.parse(last.value) - Date.parse(first.value) < fewestDays * dayMs) return null
  const [from, to] = [first, last].map(({ value }) => Number(value.slice(0, 4)))
  const speaks = (text: string, after: number) =>
    (text.match(/(?<!\d)20\d\d(?!\d)/g) ?? []).map(Number).some((year) => year > after && year <= (to ?? 0))
  const inLines = lines.filter((text) => speaks(text, (from ?? 0) + 1)).length
  return speaks(title, from ?? 0) || inLines >= fewestLines ? last : null
}
