// What a check before a deployment is.
import type { Deployment } from '../../settings.ts'

export interface Finding {
  /** `refuse` ends the deployment, `warn` is said and the deployment goes on. */
  severity: 'refuse' | 'warn'
  /** In one line: what, why, and what to do; a text to copy may follow on lines of its own. */
  text: string
}

/** Answers nothing where all is well. Throws where it could not look; that refuses as well. */
export type DeployCheck = (deployment: Deployment) => readonly Finding[] | Promise<readonly Finding[]>
