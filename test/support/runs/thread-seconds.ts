// Processor time of this thread, which does not depend on how busy the machine is.

/** Seconds of processor time that `work` takes. */
export function threadSeconds(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000_000
}
