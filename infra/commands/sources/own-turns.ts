// Turns at hosts for a command that shares no table with other processes: one request at a time, with pauses.
import type { Clock } from '../../../functions/ports.ts'
import type { SharedPoliteness } from '../../../functions/source-ports.ts'

export function ownTurns({ now, sleep }: Clock): SharedPoliteness {
  const free = new Map<string, number>()
  return {
    // A run asks a site for its rules only once anyway.
    robots: async () => null,
    saveRobots: async () => {},
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
