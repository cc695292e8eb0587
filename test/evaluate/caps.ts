// The caps that a list has where nobody sets others.
import { readFileSync } from 'node:fs'
import type { Caps } from '../../functions/environment.ts'

export function listCaps(): Caps {
  return JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context.caps
}
