// The shape of a check before a deployment, and of its findings.
import type { Deployment } from '../../settings/settings.ts'

export interface Finding {
  /** `refuse` prevents the deployment; `warn` is printed, and the deployment continues. */
  severity: 'refuse' | 'warn'
  /** One line: what, why, and what to do; further lines may contain text to copy. */
  text: string
}

/** Returns an empty list if all is well. If it throws because it could not check, that also prevents the deployment. */
export type DeployCheck = (deployment: Deployment) => readonly Finding[] | Promise<readonly Finding[]>
