// An operator at work: pauses, resumes, cancels and launches editions, and mends what stopped one.

import { launchEdition } from '../../functions/use-cases/launching/launch-edition.ts'
import { cancelEdition, pauseEdition, resumeEdition } from '../../functions/use-cases/operating/edition-controls.ts'
import type { Fault } from './faults.ts'
import type { Running } from './running.ts'

const lookMs = 40 * 60_000

export async function operate(run: Running, { effect, whom, ms }: Fault): Promise<void> {
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
    } else await run.call('launch', (ports) => launchEdition(ports, { edition }))
  } catch {
    // Said again by whoever sees that it did not work.
    await run.time.sleep(60_000)
    if (effect === 'pause') await run.call('operator', (ports) => resumeEdition(ports, edition)).catch(() => undefined)
  }
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
