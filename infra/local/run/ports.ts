// Checks the ports of a run before anything is started: synthesizing takes seconds, and whoever has a port will not
// have released it by then. What is said of a port in use: `listen.ts` of `infra/local/loopback/`.
import { refuseTaken } from '../loopback/listen.ts'
import type { Arguments } from './arguments.ts'

/** Throws an error that names the port and what to do. */
export async function refuseTakenPorts({ port, once, demoFeeds }: PortsWanted): Promise<void> {
  await refuseTaken(port)
  if (!once) await refuseTaken(port + 1, `port ${port + 1} (the one after --port, for the inbox)`)
  if (demoFeeds) await refuseTaken(port + 2, `port ${port + 2} (two after --port, for the demonstration’s site)`)
}

type PortsWanted = Pick<Arguments, 'port' | 'once' | 'demoFeeds'>
