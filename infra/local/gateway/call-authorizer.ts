// Decides on every AWS call of a function by its synthesized policies, and records what was requested.
import { appendFileSync } from 'node:fs'
import { evaluate, type Request, type Statement } from './policy.ts'

/** The runner itself (seeding, sweeping): may do everything, and is not recorded. */
export const operator = 'laptop-operator'

export interface CallAuthorizerOptions {
  /** By caller: the statements of its role. */
  statements: Map<string, Statement[]>
  /** `calls.jsonl`: one line per distinct caller, action and resource, with the instant it was first seen. */
  file: string
}

export class CallAuthorizer {
  readonly #options: CallAuthorizerOptions
  /** Verdicts by caller, action, resource and conditions, because the same few calls come thousands of times. */
  readonly #verdicts = new Map<string, string | null>()
  readonly #recorded = new Set<string>()

  constructor(options: CallAuthorizerOptions) {
    this.#options = options
  }

  /** `null` if everything is allowed; otherwise the words of the refusal. */
  refuse(caller: string, requests: Request[]): string | null {
    if (caller === operator) return null
    for (const request of requests) {
      const refusal = this.#decide(caller, request)
      this.#record(caller, request, refusal === null)
      if (refusal !== null) return refusal
    }
    return null
  }

  /** A check on the side: a refusal is not recorded, because the function did not request this. */
  allows(caller: string, request: Request): boolean {
    if (caller !== operator && this.#decide(caller, request) !== null) return false
    return this.refuse(caller, [request]) === null
  }

  #decide(caller: string, request: Request): string | null {
    const key = `${caller} ${request.action} ${request.resource} ${JSON.stringify(request.context)}`
    const known = this.#verdicts.get(key)
    if (known !== undefined) return known
    const statements = this.#options.statements.get(caller)
    const verdict = statements === undefined ? `no function is called ${caller}` : judge(caller, statements, request)
    if (this.#verdicts.size >= verdictLimit) this.#verdicts.clear()
    this.#verdicts.set(key, verdict)
    return verdict
  }

  #record(caller: string, { action, resource }: Request, allowed: boolean): void {
    const key = `${caller} ${action} ${resource} ${allowed}`
    if (this.#recorded.has(key)) return
    if (this.#recorded.size >= verdictLimit) this.#recorded.clear()
    this.#recorded.add(key)
    const line = { caller, action, resource, allowed, firstSeen: new Date().toISOString() }
    appendFileSync(this.#options.file, `${JSON.stringify(line)}\n`)
  }
}

/** Most verdicts kept in memory; with more, they are computed (and recorded) again. */
const verdictLimit = 20_000

function judge(caller: string, statements: Statement[], request: Request): string | null {
  const decision = evaluate(statements, request)
  if (decision.allowed) return null
  return `${caller} is not authorized to perform ${request.action} on resource ${request.resource}: ${decision.why} in its synthesized policies`
}
