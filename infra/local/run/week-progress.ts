// The progress of a virtual week: a bar on a terminal; elsewhere, if the week was requested, a line for each day.

import type { EditionOutline } from '../../../functions/delivery/types.ts'
import { dayMs } from '../../../functions/durations.ts'
import type { Steps } from './steps.ts'

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
