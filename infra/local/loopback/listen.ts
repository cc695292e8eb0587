// Opens and closes the port of a server on this machine, and says what to do if the port is in use.
import { createServer, type Server } from 'node:http'

interface Wanted {
  /** What the port is for, where that is not plain. */
  called?: string
  /** Starts with another port. */
  command?: string
}

/** Listens on 127.0.0.1; if the port is taken, the error names it with what to do. Resolves to the port. */
export function listen(
  server: Server,
  port: number,
  { called = `port ${port}`, command = 'npm start' }: Wanted = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') reject(error)
      else reject(new Error(`${called} is in use: stop what is using it, or run "${command} -- --port <port>"`))
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Throws like `listen` if someone uses the port that a server will need later. */
export async function refuseTaken(port: number, called?: string): Promise<void> {
  const server = createServer()
  await listen(server, port, called === undefined ? {} : { called })
  await closeServer(server)
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
