// How often readers are mailed (weekly, fortnightly). A new cadence is one entry here, and the messages named after it
// (`cadenceWords`) in every file of `templates/messages/`.
import { weekMs } from '../durations.ts'

interface CadenceRow {
  /** Weeks from one briefing to the next. */
  weeks: number
  /** Editions that a briefing draws on: that of its week and earlier ones that the reader has not had. */
  editions: number
}

/** The first entry is for readers who chose none. */
const table = {
  weekly: { weeks: 1, editions: 1 },
  fortnightly: { weeks: 2, editions: 2 },
} as const satisfies Record<string, CadenceRow>

export type Cadence = keyof typeof table

/** In the order in which forms offer them. */
export const cadences = Object.keys(table) as readonly Cadence[]

export const usualCadence: Cadence = 'weekly'

/** The cadence whose briefings draw on the most editions. */
export const fullestCadence = cadences.reduce((one, other) => (editionsOf(other) > editionsOf(one) ? other : one))

/** The most weeks between two briefings that any cadence has. */
export const longestWait = Math.max(...cadences.map(weeksOf))

export function isCadence(value: unknown): value is Cadence {
  return cadences.some((cadence) => cadence === value)
}

export function weeksOf(cadence: Cadence): number {
  return table[cadence].weeks
}

export function editionsOf(cadence: Cadence): number {
  return table[cadence].editions
}

/** Keys of its messages: the choice in a form and its meaning, the words of a welcome, and what a page says about a
 * change, with and without the date of the first briefing that shows it. */
export function cadenceWords(cadence: Cadence) {
  return {
    choice: `choice-${cadence}`,
    meaning: `choice-${cadence}-text`,
    welcome: `welcome-${cadence}`,
    effect: `effect-${cadence}`,
    effectOpen: `effect-${cadence}-open`,
  } as const
}

/**
 * The week of a cadence's cycle in which a date lies, from 0. Weeks are counted from Monday, 5 January 1970.
 *
 * @example phaseOf('2026-11-19', 'fortnightly') // week 2967 is odd: 1
 */
export function phaseOf(date: string, cadence: Cadence): number {
  return Math.floor((Date.parse(`${date}T00:00:00Z`) - Date.parse('1970-01-05T00:00:00Z')) / weekMs) % weeksOf(cadence)
}
