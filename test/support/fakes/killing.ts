// Ports that fail at a chosen call: to kill a run at every step, and to try each single fault.
import type { Ports } from '../../../functions/ports.ts'

export class Killed extends Error {
  override readonly name = 'Killed'
}

export interface Ending {
  /** The call that fails, counted from 1; 0 for none. */
  at: number
  /** Does the call still take effect? */
  when: 'before' | 'after'
  /** `kill`: every later call fails too, because the process is dead. `fault`: only this one does. */
  how: 'kill' | 'fault'
}

export interface Counted<All extends Ports = Ports> {
  ports: All
  /** Names of the calls so far, in order. */
  calls: string[]
  isDead(): boolean
}

/** Clock, randomness and log are not calls. */
const counted = [
  'editions',
  'subscribers',
  'addresses',
  'deliveries',
  'pace',
  'limits',
  'mailer',
  'queue',
  'secrets',
] as const

/** @param names of the ports whose calls are counted */
export function killing<All extends Ports>(
  ports: All,
  ending: Ending,
  names: readonly (keyof All & string)[] = counted,
): Counted<All> {
  const calls: string[] = []
  let dead = false
  const enter = (name: string): 'pass' | 'after' => {
    if (dead) throw new Killed('this run is dead')
    calls.push(name)
    if (calls.length !== ending.at) return 'pass'
    if (ending.how === 'kill') dead = true
    if (ending.when === 'before') throw new Killed(`died before ${name}`)
    return 'after'
  }
  const wrapped = { ...ports }
  for (const port of names) Object.assign(wrapped, { [port]: wrap(port, ports[port] as object, enter) })
  return { ports: wrapped, calls, isDead: () => dead }
}

type Enter = (name: string) => 'pass' | 'after'

function wrap<T extends object>(port: string, target: T, enter: Enter): T {
  return new Proxy(target, {
    get(_, property) {
      const method: unknown = Reflect.get(target, property, target)
      if (typeof method !== 'function') return method
      const name = `${port}.${String(property)}`
      const call = method as (...given: unknown[]) => Promise<unknown> | AsyncIterable<unknown>
      if (name === 'subscribers.shard' || name === 'deliveries.list' || name === 'editions.batchPages') {
        return (...given: unknown[]) => pages(() => call.apply(target, given) as AsyncIterable<unknown>, name, enter)
      }
      return async (...given: unknown[]) => {
        const then = enter(name)
        const result = await call.apply(target, given)
        if (then === 'after') throw new Killed(`died after ${name}`)
        return result
      }
    },
  })
}

async function* pages(read: () => AsyncIterable<unknown>, name: string, enter: Enter): AsyncIterable<unknown> {
  const then = enter(name)
  yield* read()
  if (then === 'after') throw new Killed(`died after ${name}`)
}
