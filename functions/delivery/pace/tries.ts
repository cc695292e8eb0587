// How often a mail is tried that SES refuses for now, and how long after the try before: retries of briefings, and of
// mails outside an edition. While SES fails altogether nothing is tried: `use-cases/submitting/halt.ts`.
// The longest pause of a mail outside an edition is the queue's: `use-cases/messaging/submission.ts`.
import { minuteMs } from '../../durations.ts'

/** Definite refusals of one reader's briefing before it counts as failed: an hour and a quarter of them. */
export const triesOfBriefing = 5

/** The tick takes such a reader up again after so long: a try about every quarter of an hour. */
export const briefingAgainAfterMs = 10 * minuteMs

/** Of a mail outside an edition: two hours of them. Somebody who asked for a mail and has none by then asks again. */
export const triesOfMessage = 12

/** After the first refusal; doubled with each one, up to what a queue holds a message back. */
export const firstMessagePauseMs = minuteMs
