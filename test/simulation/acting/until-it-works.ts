// What an operator does who sees an error: the same once more.
import type { Running } from './running.ts'

/** `null` where it failed again and again. */
export async function untilItWorks<T>({ time }: Running, act: () => Promise<T>): Promise<T | null> {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return await act()
    } catch {
      await time.sleep(2 * 60_000)
    }
  }
  return null
}
