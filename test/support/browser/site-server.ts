// A site on the loopback interface for a browser: files of the archive, and for everything else the API with fakes.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { archiveOfSite } from './archive-of-site.ts'

type Files = Awaited<ReturnType<typeof archiveOfSite>>

export function siteServer(
  files: Files,
  ask: (path: string, init: RequestInit) => Promise<Response> | Response,
): Server {
  return createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const path = incoming.url ?? '/'
    const file = files.get(path.replace(/\?.*/, '').replace(/(?<=.)\/$/, '/index.html'))
    if (file !== undefined)
      return void outgoing
        .writeHead(200, { 'content-type': file.contentType, 'content-security-policy': file.policy })
        .end(file.body)
    const { host: _, connection: __, ...headers } = incoming.headers as Record<string, string>
    const { method = 'GET' } = incoming
    const body = method === 'POST' ? { body: Buffer.concat(chunks) } : {}
    const answer = await ask(path, { method, headers, ...body })
    return void outgoing
      .writeHead(answer.status, Object.fromEntries(answer.headers))
      .end(Buffer.from(await answer.arrayBuffer()))
  })
}

/** The origin at which it answers. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
