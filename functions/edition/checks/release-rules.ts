// Which reasons for holding an edition an operator may override, and which must be fixed.
import type { Finding } from '../types.ts'

/** Rules of form: breaking one shows the reader less than was meant, but breaks no promise. All other rules protect a
 * promise (C1 to C6, the editorial limits, the unsubscribe link in every footer, headers that receivers require) or for
 * a decision of the editor. */
const ofForm: readonly string[] = ['size', 'link', 'alt', 'token', 'text']

export function isOfForm({ rule }: Finding): boolean {
  return ofForm.includes(rule)
}

/** True if the operator may release a held edition as it is. */
export function isReleasable(findings: readonly Finding[]): boolean {
  return findings.length > 0 && findings.every(isOfForm)
}
