// A client may hang up at any time: no fault is reported, and no work goes on for it.
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { serveFetch } from '../../../infra/local/loopback/fetch.ts'
import { closeServer, listen } from '../../../infra/local/loopback/listen.ts'
import { loopbackServer } from '../../../infra/local/loopback/server.ts'

test('a client that hangs up while its answer is made leaves no word on the terminal and no stream open', async () => {
  const said: string[] = []
  const [asked, gone, cancelled] = [Promise.withResolvers(), Promise.withResolvers(), Promise.withResolvers()]
  const body = new ReadableStream({ cancel: () => cancelled.resolve(true) })
  const server = loopbackServer({
    name: 'preview',
    say: (line) => said.push(line),
    mostBytes: 1000,
    serve: async (incoming, response) => {
      response.once('close', () => gone.resolve(true))
      const serve = serveFetch(async () => {
        asked.resolve(true)
        await gone.promise
        return new Response(body)
      })
      await serve(incoming, response)
    },
  })
  const port = await listen(server, 0)
  onTestFinished(() => closeServer(server))
  const client = createConnection(port, '127.0.0.1')
  await once(client, 'connect')
  client.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`)
  await asked.promise
  client.destroy()
  expect(await cancelled.promise).toBe(true)
  await new Promise((resolve) => setImmediate(resolve))
  expect(said).toEqual([])
})
