// Messages a second of processor time (all threads of this process), so that a busy machine does not change the figure.

export interface Rate {
  messagesPerSecond: number
  bytes: number
}

export interface AssemblyResult extends Rate {
  way: string
}

/** One way of making messages. */
export interface Way<Input = number> {
  way: string
  /** What is there before the clock runs; `n` counts the messages. */
  given(n: number): Input
  make(input: Input): Uint8Array | Promise<Uint8Array>
}

/** Messages between two looks at the clock, as many as a batch has readers. */
const blockSize = 50
const rounds = 5

/** Ways take turns, so that other work on the machine affects all of them alike; each gives its median round. */
export async function rates(ways: readonly Way<unknown>[], ms = 400): Promise<AssemblyResult[]> {
  const found: Rate[][] = ways.map(() => [])
  let n = 0
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, one] of ways.entries()) {
      const measured = await during(one, n, ms)
      n += measured.count
      // The first round is for warming up.
      if (round >= 0) found[index]?.push({ messagesPerSecond: measured.perSecond, bytes: measured.bytes })
    }
  }
  return ways.map(({ way }, index) => ({ way, ...medianOf(found[index] ?? []) }))
}

async function during({ given, make }: Way<unknown>, first: number, ms: number) {
  const start = performance.now()
  let [count, bytes, micros] = [0, 0, 0]
  while (performance.now() - start < ms) {
    const inputs = Array.from({ length: blockSize }, (_, n) => given(first + count + n))
    const before = process.cpuUsage()
    for (const input of inputs) {
      const made = make(input)
      bytes += (made instanceof Promise ? await made : made).length
      count += 1
      // A slow way need not finish its block.
      if (performance.now() - start > 4 * ms) break
    }
    const { user, system } = process.cpuUsage(before)
    micros += user + system
  }
  return { count, bytes: bytes / count, perSecond: (count * 1e6) / micros }
}

function medianOf(found: readonly Rate[]): Rate {
  const sorted = found.toSorted((a, b) => a.messagesPerSecond - b.messagesPerSecond)
  const { messagesPerSecond = 0, bytes = 0 } = sorted[Math.floor(sorted.length / 2)] ?? {}
  return { messagesPerSecond: Math.round(messagesPerSecond), bytes: Math.round(bytes) }
}
