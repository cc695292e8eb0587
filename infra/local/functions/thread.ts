// The thread of one Lambda instance: loads the bundle once, then handles one invocation after another.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { type ClockMemory, installAsDate, VirtualClock } from '../virtual-clock.ts'

export interface ThreadData {
  folder: string
  /** `file.export` */
  handler: string
  functionName: string
  functionArn: string
  memoryMegabytes: number
  clock: ClockMemory
}

export interface Invocation {
  id: string
  event: unknown
  timeoutMs: number
}

export type Outcome =
  | { ok: true; value: unknown }
  | { ok: false; error: { name: string; message: string; stack: string } }

/** Sent once, when the bundle is loaded: a time limit starts then, as on Lambda. */
export const ready = 'ready'

type Handler = (event: unknown, context: object) => unknown

const data = workerData as ThreadData
installAsDate(new VirtualClock(data.clock))
const loading = load()
// A failed import is reported by the invocation that awaits it.
loading.catch(() => {}).finally(() => parentPort?.postMessage(ready))

parentPort?.on('message', async (invocation: Invocation) => {
  parentPort?.postMessage(await answer(invocation))
})

async function answer({ id, event, timeoutMs }: Invocation): Promise<Outcome> {
  try {
    const handler = await loading
    const value = await handler(event, contextOf(id, timeoutMs))
    // As on Lambda: what JSON cannot represent is lost.
    return { ok: true, value: value === undefined ? null : JSON.parse(JSON.stringify(value)) }
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    return { ok: false, error: { name: error.name, message: error.message, stack: error.stack ?? '' } }
  }
}

async function load(): Promise<Handler> {
  const dot = data.handler.lastIndexOf('.')
  const [file, name] = [data.handler.slice(0, dot), data.handler.slice(dot + 1)]
  const path = join(data.folder, `${file}.mjs`)
  // If the bundle has a source map, stack traces name the sources.
  process.setSourceMapsEnabled(existsSync(`${path}.map`))
  const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>
  const handler = module[name]
  if (typeof handler !== 'function') throw new Error(`${data.folder}/${file}.mjs exports no function ${name}`)
  return handler as Handler
}

function contextOf(awsRequestId: string, timeoutMs: number): object {
  const end = performance.now() + timeoutMs
  return {
    awsRequestId,
    functionName: data.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: data.functionArn,
    memoryLimitInMB: String(data.memoryMegabytes),
    logGroupName: `/aws/lambda/${data.functionName}`,
    logStreamName: 'laptop',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, end - performance.now()),
  }
}
