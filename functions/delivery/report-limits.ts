// When bounces and complaints stop an edition: which of their shares is exceeded, and from how many reports on. The
// shares (limits) are `reportLimits` of `environment.ts`, by which the alarm is raised, too.
import { reportLimits as limits } from '../environment.ts'

/** What SES reported about emails; an email counts once in each field. */
export interface ReportTally {
  /** Emails that SES says it accepted. */
  sends: number
  /** Permanent bounces. */
  bounces: number
  complaints: number
}

/** A share of fewer emails or events proves nothing; a canary needs only the events
 * (decision 073; chosen, not measured). */
const fewestSends = 500
const fewestEvents = 5

export interface Excess extends ReportTally {
  by: keyof typeof limits
}

export const noReports: ReportTally = { sends: 0, bounces: 0, complaints: 0 }

/** The limit that is exceeded, or `null`.
 * @example excessIn({ sends: 600, bounces: 19, complaints: 0 }, false)?.by // 'bounces' */
export function excessIn(tally: ReportTally, isCanary: boolean): Excess | null {
  if (!isCanary && tally.sends < fewestSends) return null
  const isTooMuch = (by: keyof typeof limits) => tally[by] >= fewestEvents && tally[by] > limits[by] * tally.sends
  const by = isTooMuch('bounces') ? 'bounces' : isTooMuch('complaints') ? 'complaints' : null
  return by && { ...tally, by }
}

export function sum(a: ReportTally, b: ReportTally): ReportTally {
  return { sends: a.sends + b.sends, bounces: a.bounces + b.bounces, complaints: a.complaints + b.complaints }
}

export function difference(a: ReportTally, b: ReportTally): ReportTally {
  return { sends: a.sends - b.sends, bounces: a.bounces - b.bounces, complaints: a.complaints - b.complaints }
}

/** @example excessWords({ by: 'bounces', sends: 640, bounces: 22, complaints: 0 }) // '22 of 640 emails bounced for good, 3.4% (at most 3%)' */
export function excessWords({ by, sends, ...events }: Excess): string {
  const verb = by === 'bounces' ? 'bounced for good' : 'were reported as spam'
  const percent = (value: number) => `${(100 * value).toLocaleString('en-GB', { maximumFractionDigits: 2 })}%`
  return `${events[by]} of ${Math.max(sends, events[by])} emails ${verb}, ${percent(events[by] / Math.max(sends, events[by]))} (at most ${percent(limits[by])})`
}
