// Turns at hosts for a command that shares no table with others: one thing at a time, with its pauses.
import type { Clock } from '../../../functions/ports.ts'
import type { SourceStore } from '../../../functions/source-ports.ts'

export function ownTurns({ now, sleep }: Clock): Pick<SourceStore, 'takeTurn'> {
  const free = new Map<string, number>()
  return {
    async takeTurn(host) {
      await sleep((free.get(host) ?? 0) - now().getTime())
      return {
        end: async (gapMs) => {
          free.set(host, now().getTime() + gapMs)
        },
      }
    },
  }
}
