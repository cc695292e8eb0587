// Reads the body of a request, as far as the client sends one and no further than is taken.
import type { IncomingMessage } from 'node:http'

/** By events, not `for await`: it is read thousands of times a second. What is too large is not kept. */
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
