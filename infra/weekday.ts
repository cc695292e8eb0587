// Days as AWS cron names them: croner and AWS number weekdays differently, names mean the same to both.

import type { Weekday } from '../functions/environment.ts'

/** `thursday` → `WED` */
export function dayBefore(day: Weekday): string {
  return before[day]
}

const before: Record<Weekday, string> = {
  monday: 'SUN',
  tuesday: 'MON',
  wednesday: 'TUE',
  thursday: 'WED',
  friday: 'THU',
  saturday: 'FRI',
  sunday: 'SAT',
}
