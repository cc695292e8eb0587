// SES fails: the halt of all sending, its probes, and one trial.
import type { Mutant } from '../mutant.ts'

const halt = 'adapters/delivery/pace-halt.ts'
const trouble = 'use-cases/submitting/trouble.ts'

export const outage: readonly Mutant[] = [
  {
    promise: 'after the first setback SES is asked before anybody else is mailed',
    file: trouble,
    from: "return wasQuiet ? 'doubtful' : 'fine'",
    to: "return wasQuiet ? 'fine' : 'fine'",
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'setbacks of several readers in a row halt sending without a question',
    file: trouble,
    from: 'mostInARow = 3',
    to: 'mostInARow = 300',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'one reader who is tried again and again is no outage',
    file: trouble,
    from: '...this.#inARow.filter((one) => one !== reader)',
    to: '...this.#inARow',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'a mail that SES takes ends the row of setbacks',
    file: trouble,
    from: "this.#inARow = []\n      return 'fine'",
    to: "return 'fine'",
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'nobody is mailed while a setback is looked into',
    file: trouble,
    from: 'await this.#check?.catch(() => undefined)',
    to: 'await Promise.resolve()',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'of many who notice an outage one tells the operator',
    file: 'use-cases/submitting/halt.ts',
    from: '  if (isFirst) {\n',
    to: '  if (isFirst || reason !== null) {\n',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'a trial that fails does not end the halt',
    file: 'use-cases/submitting/halt.ts',
    from: "if (outcome === 'ambiguous' || outcome === 'transient') return",
    to: "if (outcome === 'transient') return",
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'a question for the quota that came too early is no outage',
    file: 'use-cases/submitting/halt.ts',
    from: 'if (!isThrottling(error)) throw error',
    to: 'if (error !== undefined) throw error',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'SES is probed by a mail, not by the question for the quota alone',
    file: 'use-cases/submitting/halt.ts',
    from: "return said.outcome === 'accepted' ? null : said.reason",
    to: "return said.outcome === 'accepted' ? null : null",
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'a recovery is tried with one reader',
    file: 'use-cases/sending/send-in-seat.ts',
    from: 'await work.lane(1)',
    to: 'await work.lane()',
    tests: ['features/submitting/outage'],
  },
  {
    promise: 'of many who may probe, one does',
    file: halt,
    from: "'#since = :since AND #until = :seen'",
    to: "'#since = :since AND (#until = :seen OR #until <> :seen)'",
    tests: ['contract/pace-store'],
  },
  {
    promise: 'who halts first says when and why',
    file: halt,
    from: "condition: 'attribute_not_exists(#since)'",
    to: "condition: 'attribute_not_exists(#since) OR attribute_exists(#since)'",
    tests: ['contract/pace-store'],
  },
  {
    promise: 'no slot is reserved while sending is halted',
    file: 'adapters/delivery/pace-slots.ts',
    from: "const goesOn = trial ? '' : ' AND attribute_not_exists(#halted)'",
    to: "const goesOn = trial ? '' : ' AND attribute_not_exists(#halted.#halted)'",
    tests: ['contract/pace-store'],
  },
  {
    promise: 'who halted sending wakes whoever is to probe',
    file: 'use-cases/sending/send-in-seat.ts',
    from: 'if (halted) {\n',
    to: 'if (halted && now < 0) {\n',
    tests: ['features/submitting/outage'],
  },
]
