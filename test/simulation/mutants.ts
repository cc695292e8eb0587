// Faults put into the product on purpose, each of which the simulator must find: one text of a file in place of
// another, put there while the file is loaded.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'

export interface Mutant {
  name: string
  /** Under `functions/`. */
  file: string
  from: string
  to: string
}

export const mutants: readonly Mutant[] = [
  {
    name: 'single reads are not strongly consistent',
    file: 'adapters/dynamodb.ts',
    from: 'Key: toAttributes(key), ConsistentRead: true',
    to: 'Key: toAttributes(key), ConsistentRead: false',
  },
  {
    name: 'queries are not strongly consistent',
    file: 'adapters/dynamodb.ts',
    from: 'ConsistentRead: true,\n    KeyConditionExpression',
    to: 'ConsistentRead: false,\n    KeyConditionExpression',
  },
  {
    name: 'a claim does not keep others out',
    file: 'adapters/delivery-facts.ts',
    from: "['claim', ...Object.values(",
    to: '[...Object.values(',
  },
  {
    name: 'a claim whose answer was lost counts as another’s',
    file: 'adapters/delivery-store.ts',
    from: 'delivery.facts.claim?.id === claim.id',
    to: "delivery.facts.claim?.id === ''",
  },
  {
    name: 'a claim expires at once',
    file: 'delivery/status.ts',
    from: 'claimMs = 15 * 60 * 1000',
    to: 'claimMs = 1',
  },
  {
    name: 'a wave counts as done with its first batch',
    file: 'use-cases/sending/tick-waves.ts',
    from: 'wave < firstUndone',
    to: 'wave <= firstUndone',
  },
  {
    name: 'a mail is tried again after the connection broke',
    file: 'delivery/ses-error.ts',
    from: "'UND_ERR_SOCKET'],\n    outcome: 'ambiguous'",
    to: "'UND_ERR_SOCKET'],\n    outcome: 'transient'",
  },
  {
    name: 'a mail is tried again after no answer came',
    file: 'delivery/ses-error.ts',
    from: "'RequestAborted'],\n    outcome: 'ambiguous'",
    to: "'RequestAborted'],\n    outcome: 'transient'",
  },
  {
    name: 'what stands against a mail is not asked',
    file: 'use-cases/sending/mail.ts',
    from: "if (reason !== null || !reader) return { skip: reason ?? 'erased' }",
    to: "if (!reader) return { skip: reason ?? 'erased' }",
  },
  {
    name: 'a batch is done although readers wait',
    file: 'use-cases/sending/batch.ts',
    from: 'this.#handled === this.batch.subscribers.length',
    to: 'this.#handled >= 0',
  },
  {
    name: 'the lease of a dead sender never ends',
    file: 'use-cases/sending/due-batches.ts',
    from: 'batch.lease.until <= now',
    to: "batch.lease.until === ''",
  },
  {
    name: 'slots are half as far apart',
    file: 'delivery/pace.ts',
    from: 'Math.ceil(1_000_000 / perSecond) / 1000',
    to: 'Math.ceil(1_000_000 / perSecond) / 2000',
  },
  {
    name: 'nothing unknown is ever closed',
    file: 'use-cases/reconciling/account.ts',
    from: 'if (isOverdue(facts, now)) return',
    to: 'if (false) return',
  },
  {
    name: 'an error before the submission keeps the claim',
    file: 'use-cases/submitting/submit-once.ts',
    from: "await giveBack(ports, one, claimId, 'the mail could not be prepared', 0)\n",
    to: '\n',
  },
  {
    name: 'what a busy table refused is not tried again',
    file: 'use-cases/submitting/until.ts',
    from: 'if (clock.now().getTime() + wait > untilMs) throw error',
    to: 'throw error',
  },
  {
    name: 'a launch that broke off is not taken up',
    file: 'use-cases/reconciling/reconcile-deliveries.ts',
    from: 'now - Date.parse(edition.launchedAt) >= launchMs',
    to: 'now < 0',
  },
  {
    name: 'the first refusal ends a delivery',
    file: 'use-cases/submitting/submit-once.ts',
    from: 'mostTries = 5',
    to: 'mostTries = 1',
  },
  {
    name: 'a launch that was overtaken goes on',
    file: 'use-cases/launching/freeze-audience.ts',
    from: "if (now?.status !== 'launching' || now.launchId !== launchId) return false",
    to: "if (now?.status !== 'launching') return false",
  },
  {
    name: 'an account that cannot send fails its readers',
    file: 'use-cases/submitting/submit-once.ts',
    from: "case 'systemic':\n      return holdUp(ports, one, claimId, said)",
    to: "case 'systemic':\n      return failed(ports, one, said.reason, 1)",
  },
  {
    name: 'a bounce suppresses nobody',
    file: 'use-cases/feedback/record-feedback.ts',
    from: 'for (const one of suppress) await',
    to: 'for (const one of suppress.slice(9)) await',
  },
  {
    name: 'a second launch does not see the first edition under way',
    file: 'use-cases/launching/begin-launch.ts',
    from: 'one.id !== edition && isUnderWay(one.status)',
    to: "one.id !== edition && one.status === 'launching'",
  },
  {
    name: 'an unknown confirmation is not sent once more',
    file: 'use-cases/messaging/at-least-once-send.ts',
    from: 'if (left > 0) await send.putBack(left)',
    to: 'if (left > 0) await Promise.resolve()',
  },
]

/** Puts a mutant in place, for what is loaded from now on. */
export function putIn({ file, from, to }: Mutant): void {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context)
      if (!url.endsWith(`/functions/${file}`)) return loaded
      const source = String(loaded.source)
      if (!source.includes(from)) throw new Error(`${file} holds no “${from}” any more; mend the mutant.`)
      return { ...loaded, source: source.replace(from, () => to) }
    },
  })
}

/** Names of mutants whose text is no longer in the product. */
export function stale(): string[] {
  const text = (file: string) => readFileSync(new URL(`../../functions/${file}`, import.meta.url), 'utf8')
  return mutants.filter(({ file, from }) => text(file).split(from).length !== 2).map(({ name }) => name)
}

/** Each in a process of its own, one after the other; true where all were caught. */
export async function hunt(runs: number, first: number): Promise<boolean> {
  const survivors: string[] = []
  for (const [n, { name }] of mutants.entries()) {
    const found = await childOf(n, runs, first)
    if (found === null) survivors.push(name)
    console.log(
      found === null ? `✗ survives ${runs} runs: ${name}` : `✓ after ${found.after} runs: ${name} → ${found.words}`,
    )
  }
  console.log(
    `${mutants.length - survivors.length} of ${mutants.length} mutants caught within ${runs} runs from seed ${first}`,
  )
  return survivors.length === 0
}

interface Caught {
  after: number
  words: string
}

function childOf(n: number, runs: number, first: number): Promise<Caught | null> {
  const file = fileURLToPath(new URL('mutant-run.ts', import.meta.url))
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [file, String(n), String(runs), String(first)], (error, out) => {
      if (error) reject(error)
      else resolve(JSON.parse(out) as Caught | null)
    })
  })
}
