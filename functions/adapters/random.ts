// Unguessable ids from the operating system's generator.
import { randomInt } from 'node:crypto'
import type { Random } from '../ports.ts'
import { idCharacters } from '../subscription/reader-id.ts'

/** More than the milliseconds of any pause. */
const steps = 2 ** 32

export function cryptoRandom(): Random {
  return {
    id: (length) => Array.from({ length }, () => idCharacters.charAt(randomInt(idCharacters.length))).join(''),
    fraction: () => randomInt(steps) / steps,
  }
}
