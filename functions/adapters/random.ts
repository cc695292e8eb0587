// Unguessable ids from the operating system's generator.
import { randomInt } from 'node:crypto'
import type { Random } from '../ports.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** More than the milliseconds of any pause. */
const steps = 2 ** 32

export function cryptoRandom(): Random {
  return {
    id: (length) => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join(''),
    fraction: () => randomInt(steps) / steps,
  }
}
