// Begins the launch of an edition, unless the list is closed or another edition is under way.
import { reasonToWait } from '../../delivery/edition-status.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { listCommand } from '../../edition/reports/commands.ts'
import type { Ports } from '../../ports.ts'

type BeginningPorts = Pick<Ports, 'clock' | 'editions'>

/** Marks the edition as being launched by this run; if it resumes a launch, the run that began it is locked out.
 * Returns a reason if another edition is under way. That is checked before and after: of two launches at the same
 * moment, at least one sees the other and removes its mark. */
export async function beginLaunch(
  ports: BeginningPorts,
  record: EditionRecord,
  launchId: string,
): Promise<string | null> {
  const before = await reasonAgainst(ports, record)
  if (before !== null) return before
  if (record.status === 'launching') {
    const taken = await ports.editions.change(record.id, ['launching'], { launchId })
    return taken ? null : `edition ${record.id} was opened by another run or cancelled meanwhile`
  }
  const launchedAt = ports.clock.now().toISOString()
  const marked = await ports.editions.change(record.id, ['composed'], { status: 'launching', launchedAt, launchId })
  if (!marked) return `edition ${record.id} is launched by another run`
  const after = await reasonAgainst(ports, record)
  if (after !== null) await takeBack(ports, record.id)
  return after
}

async function reasonAgainst(ports: BeginningPorts, record: EditionRecord): Promise<string | null> {
  return (await listIsClosed(ports, record)) ?? (await otherUnderWay(ports, record.id))
}

/** A launch interrupted before it froze anything has not begun, so closing the list holds it as well. */
async function listIsClosed(ports: BeginningPorts, record: EditionRecord): Promise<string | null> {
  if (Object.keys(record.slices).length > 0 || (await ports.editions.listState()).open) return null
  if (record.status === 'launching') await takeBack(ports, record.id)
  return `the list is closed, and nothing goes out until ${listCommand('open')}`
}

async function takeBack(ports: BeginningPorts, edition: string): Promise<void> {
  await ports.editions.change(edition, ['launching'], { status: 'composed', launchedAt: null })
}

async function otherUnderWay(ports: BeginningPorts, edition: string): Promise<string | null> {
  const reason = reasonToWait(await ports.editions.list(), edition)
  return reason === null ? null : `${reason}; this one goes out once it is done`
}
