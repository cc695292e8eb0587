// The ports of a run, looked at before anything is begun: a synthesis takes seconds, and whoever has the port will not
// have given it up by then.
import { refuseTaken } from '../loopback/server.ts'
import type { Arguments } from './arguments.ts'

/** Throws in a line that names the port and what to do. */
export async function refuseTakenPorts({ port, once, demoFeeds }: PortsWanted): Promise<void> {
  await refuseTaken(port)
  if (!once) await refuseTaken(port + 1, `port ${port + 1} (the one after --port, for the inbox)`)
  if (demoFeeds) await refuseTaken(port + 2, `port ${port + 2} (two after --port, for the demonstration’s site)`)
}

type PortsWanted = Pick<Arguments, 'port' | 'once' | 'demoFeeds'>
