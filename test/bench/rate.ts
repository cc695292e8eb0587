// Messages a second of processor time (all threads of this process), so that a busy machine does not change the figure.

export interface Rate {
  messagesPerSecond: number
  bytes: number
}

export interface AssemblyResult extends Rate {
  way: string
}

type Make = (n: number) => Uint8Array | Promise<Uint8Array>

/** Runs `make` for a second and a half, one after the other. */
export async function rate(make: Make, ms = 1500): Promise<Rate> {
  await during(make, ms / 3)
  const { count, seconds, bytes } = await during(make, ms)
  return { messagesPerSecond: Math.round(count / seconds), bytes }
}

async function during(make: Make, ms: number) {
  const start = performance.now()
  const before = process.cpuUsage()
  let count = 0
  let bytes = 0
  while (performance.now() - start < ms) {
    const made = make(count)
    bytes = (made instanceof Promise ? await made : made).length
    count += 1
  }
  const { user, system } = process.cpuUsage(before)
  return { count, seconds: (user + system) / 1e6, bytes }
}
