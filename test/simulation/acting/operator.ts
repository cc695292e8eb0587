// An operator: pauses, resumes, cancels and launches editions, and fixes what stopped one.

import { deliveryId } from '../../../functions/delivery/delivery-id.ts'
import { statusOf } from '../../../functions/delivery/receipt/status.ts'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition, pauseEdition, resumeEdition } from '../../../functions/use-cases/operating/edition-controls.ts'
import { retryFailed } from '../../../functions/use-cases/operating/retry-failed.ts'
import type { Fault } from '../plan/faults.ts'
import { composeAgain } from './composed-editions.ts'
import type { Running } from './running.ts'
import { untilItWorks } from './until-it-works.ts'

const lookMs = 40 * 60_000

export async function operate(run: Running, fault: Fault): Promise<void> {
  const { effect, whom, ms } = fault
  const { editions } = run.scenario
  const edition = editions[whom % editions.length]?.id ?? ''
  try {
    if (effect === 'pause') {
      run.heldUntil = Math.max(run.heldUntil, run.time.exactly + ms)
      const paused = await run.call('operator', (ports) => pauseEdition(ports, edition))
      if (!paused.ok) return
      await run.time.sleep(ms)
      await run.call('operator', (ports) => resumeEdition(ports, edition))
    } else if (effect === 'cancel') {
      const done = await run.call('operator', (ports) => cancelEdition(ports, edition))
      if (done.ok) run.cancelled.add(edition)
    } else if (effect === 'retry') await retry(run, edition, ms)
    else if (effect === 'again') await composeAgain(run, fault)
    else await run.call('launch', (ports) => launchEdition(ports, { edition }, run.scenario.canaryFrom))
  } catch {
    // Said again by whoever sees that it did not work.
    await run.time.sleep(60_000)
    if (effect === 'pause') await run.call('operator', (ports) => resumeEdition(ports, edition)).catch(() => undefined)
  }
}

/** Once an edition is over, those whom SES refused for certain are tried again: from then on they are owed it. */
async function retry(run: Running, edition: string, ms: number): Promise<void> {
  run.plans += 1
  try {
    if (!(await isOver(run, edition))) return
    await run.time.sleep(ms / 4)
    const key = (subscriber: string) => ({ kind: 'edition', request: edition, subscriber }) as const
    const failed: string[] = []
    for (const { id } of run.scenario.readers) {
      const facts = (await run.look.deliveries.get(key(id)))?.facts ?? {}
      if (statusOf(facts, run.look.clock.now().toISOString()) === 'failed') failed.push(deliveryId(key(id)))
    }
    run.heldUntil = Math.max(run.heldUntil, run.time.exactly)
    const request = { retryFailed: edition }
    const done = await untilItWorks(run, () => run.call('operator', (ports) => retryFailed(ports, request)))
    if (done?.outcome !== 'retried') return
    run.note(`${done.readers} readers are tried again`)
    for (const delivery of failed) run.ses.harmed.delete(delivery)
  } finally {
    run.plans -= 1
  }
}

async function isOver(run: Running, edition: string): Promise<boolean> {
  for (let look = 0; look < 200; look += 1) {
    const record = await run.look.editions.find(edition)
    if (record?.status === 'closed') return true
    if (record?.status === 'cancelled') return false
    await run.time.sleep(lookMs)
  }
  return false
}

/** Looks again and again, and resumes an edition that was stopped, until the cause is gone. */
export async function keepWatch(run: Running): Promise<void> {
  for (;;) {
    await run.time.sleep(lookMs)
    try {
      const found = await run.call('operator', ({ editions }) => editions.outlines())
      for (const { id, status } of found) {
        const isForgotten = status === 'paused' && run.time.exactly > run.heldUntil
        if (status === 'stopped') run.heldUntil = Math.max(run.heldUntil, run.time.exactly)
        if (status === 'stopped' || isForgotten) await run.call('operator', (ports) => resumeEdition(ports, id))
      }
    } catch {
      // The next look finds it.
    }
  }
}
