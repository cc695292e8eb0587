// Processor time of this thread: what a text costs, whatever else the machine is busy with.

/** Seconds of processor time that `work` takes. */
export function threadSeconds(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000_000
}
