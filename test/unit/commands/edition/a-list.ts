// A list for the commands of an operator: what `npm run edition` would print.
import type { EditionRecord } from '../../../../functions/delivery/types.ts'
import { reconcileDeliveries } from '../../../../functions/use-cases/reconciling/reconcile-deliveries.ts'
import { tickWaves } from '../../../../functions/use-cases/sending/tick-waves.ts'
import { readArguments } from '../../../../infra/commands/edition/arguments.ts'
import { act } from '../../../../infra/commands/edition/run.ts'
import { commandOptions } from '../../../../infra/local/run/command-options.ts'
import { fakePorts } from '../../../support/fakes/fake-ports.ts'
import { anEdition, someSettings } from '../../../support/samples/builders.ts'

export const wednesday = '2026-11-18T07:00:00.000Z'

export async function aList(...records: Partial<EditionRecord>[]) {
  return aListAt(wednesday, ...records)
}

export async function aListAt(now: string, ...records: Partial<EditionRecord>[]) {
  const ports = fakePorts(now)
  const { editions, clock, log } = ports
  for (const record of records) await editions.create(anEdition(record))
  const composed: string[] = []
  const recompose = async (week: string) => {
    composed.push(week)
    await editions.create(anEdition({ id: `${week}r2`, week }))
    return { outcome: 'composed' }
  }
  const proofs: string[] = []
  const orderProof = async (edition: string) => proofs.push(edition)
  const launch = async (edition: string) =>
    (await editions.find(edition))?.status === 'composed'
      ? { outcome: 'launched', edition, eligible: 12 }
      : { outcome: 'nothing', reason: 'only a composed one can be launched' }
  const retryFailed = async (edition: string, reason = '') =>
    (await editions.find(edition))?.status === 'closed'
      ? { outcome: 'retried', edition, readers: 2, byReason: { [`malformed ${reason}`]: 2 } }
      : { outcome: 'refused', reason: 'wait until it is sent' }
  let asked = 0
  /** One answer a command: SES gives one a second. */
  const quota = async () => {
    asked += 1
    if (asked > 1) throw new Error('Rate exceeded')
    return { maxPerSecond: 14, maxPerDay: 50_000, used: 120 }
  }
  const tick = async () => tickWaves(ports, { scheduledTime: clock.now().toISOString() })
  const reconcile = async () => reconcileDeliveries(ports)
  const run = async (line: string) => {
    const { wanted, folder } = readArguments(line.split(' '))
    const options = commandOptions(folder)
    asked = 0
    const standing = async (edition: string) => ({ reports: await ports.deliveries.reported(edition), halt: null })
    const reading = async () => {
      throw new Error('no dry run here')
    }
    const target = { editions, quota, reading, standing, recompose, orderProof, launch, retryFailed, tick, reconcile }
    const { ok, lines } = await act(wanted, { target, clock, log, options, settings: someSettings() })
    return `${ok ? 'ok' : 'refused'}: ${lines.join('\n')}`
  }
  const status = async (id = '2026-W47') => (await editions.find(id))?.status
  return { run, status, composed, proofs, editions, queue: ports.queue }
}
