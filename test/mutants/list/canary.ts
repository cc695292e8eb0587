// A hundredth of a large audience goes first, and an edition of which too much comes back stops by itself.
import type { Mutant } from '../mutant.ts'

const limits = 'delivery/report-limits.ts'
const freeze = 'use-cases/feedback/freeze.ts'
const tests = ['features/sending/canary']

export const canary: readonly Mutant[] = [
  {
    promise: 'of a large audience a hundredth goes first',
    file: 'delivery/pace/canary.ts',
    from: '!isCanaryUnderWay(canary, nowMs) || isOfCanary(canary, batch)',
    to: '!isCanaryUnderWay(canary, nowMs) || nowMs > 0 || isOfCanary(canary, batch)',
    tests,
  },
  {
    promise: 'the others wait until SES had time to report of the first',
    file: 'delivery/pace/canary.ts',
    from: 'reportsMs = 3 * minuteMs',
    to: 'reportsMs = -minuteMs',
    tests,
  },
  {
    promise: 'an edition stops before SES reviews the account for its bounces',
    file: 'environment.ts',
    from: 'bounces: 0.03,',
    to: 'bounces: 0.3,',
    tests,
  },
  {
    promise: 'an edition stops before SES reviews the account for its complaints',
    file: 'environment.ts',
    from: 'complaints: 0.0008 }',
    to: 'complaints: 0.08 }',
    tests,
  },
  {
    promise: 'of few mails a share says nothing',
    file: limits,
    from: 'fewestSends = 500',
    to: 'fewestSends = 5',
    tests,
  },
  {
    promise: 'the operator hears that too much came back',
    file: freeze,
    from: "await queue.message({ kind: 'alert', edition, at, about: 'frozen' })",
    to: '',
    tests,
  },
  {
    promise: 'once it is resumed, what comes back then counts',
    file: freeze,
    from: 'await ports.deliveries.restartReports(name, total)',
    to: '',
    tests,
  },
  {
    promise: 'what comes back once an edition is out is told to the operator',
    file: freeze,
    from: "await queue.message({ kind: 'alert', edition, at, about: 'late' })",
    to: '',
    tests,
  },
  {
    promise: 'what comes back of an edition that is out is judged by all that went out',
    file: freeze,
    from: '{ ...since, sends: total.sends }',
    to: '{ ...since, sends: 0 }',
    tests,
  },
]
