// Retries what a busy table refused, until an instant.
import type { Ports } from '../../ports.ts'

/** Doubled with each attempt, as AWS advises for DynamoDB; the longest is a small part of a lease (5 minutes). */
const firstPauseMs = 100
const longestPauseMs = 5_000

/** @throws what the last attempt threw, once the next one would come after `untilMs` */
export async function tryUntil<T>(
  { clock, random }: Pick<Ports, 'clock' | 'random'>,
  untilMs: number,
  call: () => Promise<T>,
): Promise<T> {
  for (let pause = firstPauseMs; ; pause = Math.min(longestPauseMs, 2 * pause)) {
    try {
      return await call()
    } catch (error) {
      const wait = pause * (0.5 + random.fraction())
      if (clock.now().getTime() + wait > untilMs) throw error
      await clock.sleep(wait)
    }
  }
}
