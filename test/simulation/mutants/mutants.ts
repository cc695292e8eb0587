// Faults put into the product on purpose, each of which the simulator must find (`hunt.ts`): one text of a file in
// place of another.

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
    file: 'adapters/services/dynamodb.ts',
    from: 'Key: toAttributes(key), ConsistentRead: true',
    to: 'Key: toAttributes(key), ConsistentRead: false',
  },
  {
    name: 'queries are not strongly consistent',
    file: 'adapters/services/dynamodb.ts',
    from: 'ConsistentRead: true,\n    KeyConditionExpression',
    to: 'ConsistentRead: false,\n    KeyConditionExpression',
  },
  {
    name: 'a claim does not keep others out',
    file: 'adapters/delivery/delivery-facts.ts',
    from: "const final = ['claim', ...Object.values(",
    to: 'const final = [...Object.values(',
  },
  {
    name: 'a claim whose answer was lost counts as another’s',
    file: 'adapters/delivery/delivery-store.ts',
    from: 'delivery.facts.claim?.id === claim.id',
    to: "delivery.facts.claim?.id === ''",
  },
  {
    name: 'a claim expires at once',
    file: 'delivery/receipt/status.ts',
    from: 'claimMs = 15 * 60 * 1000',
    to: 'claimMs = 1',
  },
  {
    name: 'a wave counts as done with its first batch',
    file: 'use-cases/sending/tick-waves.ts',
    from: 'looked.doneThrough = current\n        current = batch.wave',
    to: 'current = batch.wave\n        looked.doneThrough = current',
  },
  {
    name: 'a mail is tried again after the connection broke',
    file: 'delivery/pace/ses-error.ts',
    from: "'UND_ERR_SOCKET'],\n    outcome: 'ambiguous'",
    to: "'UND_ERR_SOCKET'],\n    outcome: 'transient'",
  },
  {
    name: 'a mail is tried again after no answer came',
    file: 'delivery/pace/ses-error.ts',
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
    file: 'delivery/pace/pace.ts',
    from: 'Math.ceil(1_000_000 / perSecond) / 1000',
    to: 'Math.ceil(1_000_000 / perSecond) / 2000',
  },
  {
    name: 'nothing unknown is ever closed',
    file: 'use-cases/reconciling/draw-up-receipt.ts',
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
    file: 'use-cases/submitting/until-table-answers.ts',
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
    from: 'tries >= one.mostTries',
    to: 'tries >= 1',
  },
  {
    name: 'a slice counts as frozen before its batches are saved',
    file: 'use-cases/launching/freeze-audience.ts',
    from: 'await ports.editions.saveBatches(planBatches(record.id, slice, others, launchId))\n',
    to: 'await ports.editions.freezeSlice(record.id, slice, 0).then(() => ports.editions.saveBatches(planBatches(record.id, slice, others, launchId)))\n',
  },
  {
    name: 'batches of a launch that broke off do not count',
    file: 'use-cases/launching/launch-edition.ts',
    from: 'const launches = [...new Set([launchId, ...found])]',
    to: 'const launches = [launchId]',
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
    from: "if (submission.outcome === 'unknown') await send.putBack(settlingMs)",
    to: 'if (false) await send.putBack(settlingMs)',
  },
  {
    name: 'a confirmation that comes back too early is dropped',
    file: 'use-cases/messaging/at-least-once-send.ts',
    from: 'if (left > 0) await send.putBack(left)',
    to: 'if (left > 0) await Promise.resolve()',
  },
  {
    name: 'a claim never expires',
    file: 'delivery/receipt/status.ts',
    from: 'claimMs = 15 * 60 * 1000',
    to: 'claimMs = 15 * 60 * 1000 * 1000',
  },
  {
    name: 'readers who are tried again stay refused',
    file: 'use-cases/operating/retry-failed.ts',
    from: 'refused.ending === null || (await ports.deliveries.takeBack(key, refused.ending, refused.at))',
    to: 'refused.ending === null || refused.at !== null',
  },
  {
    name: 'readers who are tried again stand in no batch of the audience',
    file: 'use-cases/operating/retry-failed.ts',
    from: 'const launches = [...(record.launches ?? []), launchId]',
    to: 'const launches = [...(record.launches ?? [])]',
  },
  {
    name: 'a cancelled edition frees its stories although readers had them',
    file: 'use-cases/composing/material.ts',
    from: "(status === 'cancelled' && frozenAt !== null && reachedNobody !== true)",
    to: "(status === 'cancelled' && frozenAt === '' && reachedNobody !== true)",
  },
  {
    name: 'a cancelled edition keeps its stories although nobody had them',
    file: 'use-cases/composing/material.ts',
    from: "(status === 'cancelled' && frozenAt !== null && reachedNobody !== true)",
    to: "(status === 'cancelled' && frozenAt !== null && reachedNobody !== null)",
  },
  {
    name: 'nothing is halted while SES fails',
    file: 'use-cases/submitting/account-state.ts',
    from: 'const finding = trouble.note(reader, said, ports.clock.now().getTime())',
    to: "const finding: string = said.outcome === 'transient' ? 'fine' : 'none'",
  },
  {
    name: 'the others do not wait for those who go first',
    file: 'delivery/pace/canary.ts',
    from: 'return !canary || !isCanaryUnderWay(canary, nowMs)',
    to: 'return !canary || canary.readers > 0 || !isCanaryUnderWay(canary, nowMs)',
  },
  {
    name: 'the others follow before SES had time to report',
    file: 'delivery/pace/canary.ts',
    from: 'reportsMs = 3 * minuteMs',
    to: 'reportsMs = minuteMs / 60',
  },
  {
    name: 'nothing stops an edition of which too much comes back',
    file: 'use-cases/feedback/freeze.ts',
    from: 'if (excess === null) return',
    to: 'if (excess === null || excess.sends >= 0) return',
  },
  {
    name: 'no few readers go first',
    file: 'delivery/pace/canary.ts',
    from: 'if (eligible < from ||',
    to: 'if (eligible > from ||',
  },
  {
    name: 'what others of the account sent is not asked for',
    file: 'delivery/pace/day-quota.ts',
    from: 'Math.floor(allowance.maxPerDay * share) - allowance.used - since',
    to: 'Math.floor(allowance.maxPerDay * share) - since',
  },
  {
    name: 'a mail is given up after two tries',
    file: 'delivery/pace/tries.ts',
    from: 'triesOfMessage = 12',
    to: 'triesOfMessage = 2',
  },
]
