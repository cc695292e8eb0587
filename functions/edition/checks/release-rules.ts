// What holds an edition: which reasons an operator may pass over, and which must be mended.
import type { Finding } from '../types.ts'

/** Rules of form: a reader would see less than was meant, and get nothing that was promised otherwise. All other rules
 * stand for a promise (C1 to C6, the editorial limits, the way out in every footer, headers that a receiver asks for)
 * or for what an editor decided. */
const ofForm: readonly string[] = ['size', 'link', 'alt', 'token', 'text']

export function isOfForm({ rule }: Finding): boolean {
  return ofForm.includes(rule)
}

/** True where the operator may let a held edition go out as it is. */
export function isReleasable(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(isOfForm)
}
