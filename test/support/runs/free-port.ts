// A port for a test that starts servers.
import { createServer } from 'node:net'

/** A port whose successor is probably free too, since the inbox needs it. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
