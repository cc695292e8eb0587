// The clock of a running `npm start`, which is ahead of the machine's and runs at the same speed.
import { systemClock } from '../../functions/adapters/clock.ts'
import type { Clock } from '../../functions/ports.ts'
import { virtualNow } from '../local/run/announcement.ts'

export function laptopClock(folder: string): Clock {
  const machine = systemClock()
  const aheadMs = (virtualNow(folder) ?? machine.now()).getTime() - machine.now().getTime()
  return { ...machine, now: () => new Date(machine.now().getTime() + aheadMs) }
}
