// Mails outside an edition: confirmations that must not be missed, welcomes and notices that must not come twice.
import type { Mutant } from '../mutant.ts'

const atLeastOnce = 'use-cases/messaging/at-least-once-send.ts'
const confirmation = 'use-cases/messaging/confirmation.ts'
const welcome = 'use-cases/messaging/welcome.ts'
const notice = 'use-cases/messaging/notice.ts'

export const messages: readonly Mutant[] = [
  {
    promise: 'a confirmation of which nobody knows anything is sent once more',
    file: atLeastOnce,
    from: "if ((await attempt(context, send, second)) === 'unresolved') giveUp(context, second)",
    to: 'giveUp(context, second)',
    tests: ['features/messaging/confirmation-sending'],
  },
  {
    promise: 'an event has its time before a confirmation is sent once more',
    file: atLeastOnce,
    from: 'if (left > 0) await send.putBack(left)',
    to: 'if (left > 0) await Promise.resolve()',
    tests: ['features/messaging/confirmation-sending'],
  },
  {
    promise: 'a confirmation that SES took is not sent once more',
    file: atLeastOnce,
    from: "case 'submitted':\n    case 'failed':",
    to: "case 'failed':",
    tests: ['features/messaging/confirmation-sending', 'features/messaging/confirmation'],
  },
  {
    promise: 'a confirmation that SES refused for now is tried again',
    file: atLeastOnce,
    from: "if (submission.outcome === 'again') await send.putBack(submission.afterMs)",
    to: '',
    tests: ['features/messaging/confirmation-sending'],
  },
  {
    promise: 'a confirmation whose answer never came is looked after',
    file: atLeastOnce,
    from: "if (submission.outcome === 'unknown') await send.putBack(settlingMs)",
    to: '',
    tests: ['features/messaging/confirmation-sending'],
  },
  {
    promise: 'no confirmation goes to an address that was suppressed since',
    file: confirmation,
    from: "if (blocksConfirmation(pointer?.suppressed)) return { skip: 'suppressed' }\n    if (reader === null)",
    to: 'if (reader === null)',
    tests: ['features/messaging/confirmation'],
  },
  {
    promise: 'no second confirmation comes once the reader confirmed',
    file: confirmation,
    from: "if (!reader.requests.some(({ id }) => id === order.request)) return { skip: 'confirmed' }",
    to: '',
    tests: ['features/messaging/confirmation-sending', 'features/messaging/confirmation'],
  },
  {
    promise: 'an address that bounced is asked once in 30 days',
    file: confirmation,
    from: "if (reader.suppressed && !(await mayTryAgain(context, order))) return { skip: 'suppressed' }",
    to: '',
    tests: ['features/messaging/confirmation'],
  },
  {
    promise: 'confirmations leave one a second',
    file: 'adapters/delivery/pace-slots.ts',
    from: "if (item) return Number(item['next']) - spacing",
    to: 'if (item) return nowMs',
    tests: ['contract/pace-store'],
  },
  {
    promise: 'a form brings five mails at most',
    file: 'adapters/subscription/request-limits.ts',
    from: 'ordersPerForm = 5',
    to: 'ordersPerForm = 50',
    tests: ['contract/request-limits'],
  },
  {
    promise: 'many confirmations that bounce slow the others down',
    file: 'use-cases/feedback/record-feedback.ts',
    from: 'await limits.slowDown()',
    to: 'await Promise.resolve(limits)',
    tests: ['features/messaging/bounced-confirmations'],
  },
  {
    promise: 'a welcome is sent once, however often it is ordered',
    file: welcome,
    from: 'if (!(await isFree(context, key))) return (await isAnswerTo(context, key, order)) ? null : without',
    to: 'if (!(await isFree(context, key))) return without',
    tests: ['features/messaging/welcome-races', 'features/messaging/welcome'],
  },
  {
    promise: 'a welcome tells nothing that an edition brought meanwhile',
    file: welcome,
    from: "if (await mayHaveArrivedBy(context, bringing)) return { skip: 'nothing-new' }",
    to: '',
    tests: ['features/messaging/welcome-races'],
  },
  {
    promise: 'a welcome tells nothing of an edition that was cancelled meanwhile',
    file: welcome,
    from: 'edition: isShown ? document : null,',
    to: 'edition: isShown || edition !== null ? document : null,',
    tests: ['features/sending/cancelled-editions', 'features/messaging/welcome'],
  },
  {
    promise: 'who left after confirming is not welcomed',
    file: welcome,
    from: 'if (against !== null) return { skip: against }',
    to: '',
    tests: ['features/messaging/welcome', 'features/messaging/welcome-races'],
  },
  {
    promise: 'a welcome that SES refused for now is tried again',
    file: welcome,
    from: "if (submission.outcome === 'again') await queue.message(order, delaySeconds(submission.afterMs))",
    to: '',
    tests: ['features/messaging/welcome-races'],
  },
  {
    promise: 'a notice is sent once',
    file: notice,
    from: 'const key = noticeKey(reader)',
    to: 'const key = noticeKey({ ...reader, topics: [...reader.topics, order.at] })',
    tests: ['features/launching/topics-ended'],
  },
  {
    promise: 'who chose anew gets no notice',
    file: notice,
    from: "if (noticeKey(reader).request !== key.request) return { skip: 'confirmed' }",
    to: '',
    tests: ['features/launching/topics-ended'],
  },
  {
    promise: 'a mail with links goes to nobody who left',
    file: 'use-cases/messaging/links.ts',
    from: 'if (barred !== null) return { skip: barred }',
    to: '',
    tests: ['features/messaging/links-mail'],
  },
  {
    promise: 'a mail waits while the account cannot send',
    file: 'use-cases/messaging/submission.ts',
    from: "if (probed.outcome === 'halted') return { outcome: 'again', afterMs: pauseUntil(context, probed.untilMs) }",
    to: '',
    tests: ['features/submitting/one-pace'],
  },
  {
    promise: 'the alert of an edition that is held no more is not sent',
    file: 'use-cases/messaging/operator.ts',
    from: "if (status !== 'held') return null",
    to: '',
    tests: ['features/messaging/operator-mails'],
  },
  {
    promise: 'an order that could not be worked on comes again',
    file: 'use-cases/messaging/send-messages.ts',
    from: 'failed.push(messageId)',
    to: '',
    tests: ['features/launching/topics-ended', 'features/messaging/confirmation'],
  },
]
