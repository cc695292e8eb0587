// How often an email that SES refuses temporarily (throttling is one kind) is retried, and how long after the previous
// attempt: briefings, and emails outside an edition. While SES fails altogether nothing is tried:
// `use-cases/submitting/halt.ts`. The longest pause of an email outside an edition is that of the queue:
// `use-cases/messaging/submission.ts`.
import { minuteMs } from '../../durations.ts'

/** Definite refusals of one reader's briefing before it counts as failed: about an hour of attempts. */
export const triesOfBriefing = 5

/** After this pause the next tick tries such a reader again: an attempt about every quarter of an hour. */
export const briefingAgainAfterMs = 10 * minuteMs

/** Attempts for an email outside an edition: two hours of them. Someone who asked for an email and has none by then
 * asks again. */
export const triesOfMessage = 12

/** After the first refusal; doubled with each further one, up to the longest delay of a queue. */
export const firstMessagePauseMs = minuteMs
