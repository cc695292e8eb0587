// Reads the body of a request, if the client sends one, up to the size that is accepted.
import type { IncomingMessage } from 'node:http'

/** By events rather than `for await`, because it is called thousands of times a second. A body that is too large is not
 * kept. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | 'too-large' | 'hung-up'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= mostBytes) chunks.push(chunk)
      else resolve('too-large')
    })
    request.on('error', () => resolve('hung-up'))
    request.on('close', () => resolve('hung-up'))
    request.on('end', () => {
      const [only = Buffer.alloc(0)] = chunks
      resolve(chunks.length > 1 ? Buffer.concat(chunks) : only)
    })
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) resolve('too-large')
  })
}
