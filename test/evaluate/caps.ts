// The caps of a list that sets no others.
import { readFileSync } from 'node:fs'
import type { Caps } from '../../functions/environment.ts'

export function listCaps(): Caps {
  return JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context.caps
}
