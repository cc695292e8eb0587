// The progress of a virtual week: a bar on a terminal; elsewhere, if the week was requested, a line for each day.

import type { EditionOutline } from '../../../functions/delivery/types.ts'
import { dayMs } from '../../../functions/durations.ts'
import { instantWords } from '../../../functions/edition/words/messages.ts'
import type { Steps } from './steps.ts'
import type { WeekOutcome } from './virtual-week.ts'

export function weekProgress(steps: Steps, name: string, isAskedFor: boolean) {
  let said = 0
  return (instant: number, edition: EditionOutline | null, share: number): void => {
    const words = `${new Date(instant).toUTCString().slice(0, 22)}  ${edition?.id ?? ''} ${edition?.status ?? ''}`
    steps.progress(name, words, share)
    const day = Math.floor(instant / dayMs)
    if (steps.isOnTerminal || !isAskedFor || day === said) return
    said = day
    steps.say(`  … ${words.trimEnd()}`)
  }
}

/** What became of the week, and where the list's clock stands, which is seldom today.
 *
 * @example weekWords({ outcome: 'ended', edition: { id: '2026-W48' } }, ms) // '2026-W48 ended; the clock is at Thursday …' */
export function weekWords(
  { outcome, edition }: { outcome: WeekOutcome['outcome']; edition: { id: string } | null },
  nowMs: number,
): string {
  const what = [edition?.id, outcomeWords[outcome]].filter(Boolean).join(' ')
  return `${what}; the clock is at ${instantWords(new Date(nowMs).toISOString())}`
}

const outcomeWords = {
  ended: 'ended',
  waits: 'waits for you',
  'not composed': 'not composed',
  'not closed': 'not closed',
}
