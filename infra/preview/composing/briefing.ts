// One reader's briefing of one edition, by the same steps as in `send-briefings`: consent, plan, message.

import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'
import { reasonNotToMail } from '../../../functions/delivery/consent-check.ts'
import { deliveryId } from '../../../functions/delivery/delivery-id.ts'
import { assemble } from '../../../functions/delivery/message/message.ts'
import { readerLinks } from '../../../functions/delivery/message/reader-links.ts'
import { senderHeaders } from '../../../functions/delivery/message/sender-headers.ts'
import type { SkipReason } from '../../../functions/delivery/types.ts'
import {
  type BriefingEdition,
  type BriefingReader,
  planBriefing,
} from '../../../functions/edition/briefing/briefing.ts'
import { storyOfLine } from '../../../functions/edition/frame/frame-parts.ts'
import type { Briefing, Frame, FrameFacts } from '../../../functions/edition/types.ts'
import type { Caps } from '../../../functions/environment.ts'
import { editionsOf, fullestCadence } from '../../../functions/subscription/cadence.ts'
import { isDue, waveFor, waveStart } from '../../../functions/subscription/calendar.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type Generation, type Printed, printedOf, weekOf } from './generation.ts'
import { previewKey } from './preview-key.ts'
import { type PreparedMail, type RawMail, sectionBytes } from './shown-email.ts'

export async function makeBriefing(generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> {
  const week = await weekOf(generation, number)
  const occasion = `${week.id} goes to`
  const start = new Date(waveStart(waveFor(week.date, reader)))
  const due = start.toISOString()
  const against = reasonNotToMail(reader, week.date, due)
  const printed = await printedOf(generation, week.number)
  if (printed === null) return { occasion, notice: nothingThatWeek, due, made: null }
  const before = await printedBefore(generation, week.number)
  const settings = await generation.settings()
  const choices = { ...reader, had: hadBefore(before, reader) }
  const plan = planBriefing(drawnOn(printed, before, 'open'), choices, settings.caps)
  if (plan.outcome === 'skip') return { occasion, notice: noMail[against ?? plan.reason], due, made: null }
  const links = readerLinks(settings.siteUrl, reader, previewKey, start)
  const id = deliveryId({ kind: 'edition', request: week.id, subscriber: reader.id })
  const raw = assemble(plan.briefing, senderHeaders(settings), { to: reader.address, ...links, date: start, id })
  const facts = factsOf(drawnOn(printed, before, 'frames'), choices, settings.caps)
  const notice = against === null ? null : `${noMail[against]} This is what it would be otherwise.`
  return { occasion, notice, due, made: { raw, ...facts } }
}

function drawnOn<Kind extends 'open' | 'frames'>(
  printed: Printed,
  before: readonly Printed[],
  kind: Kind,
): BriefingEdition<Printed[Kind][number]>[] {
  const one = ({ document, [kind]: frames }: Printed) => ({ document, frames })
  return [printed, ...before].map(one)
}

/** As many earlier editions as a cadence draws on, the latest first; weeks without an edition have none. */
async function printedBefore(generation: Generation, number: number): Promise<Printed[]> {
  const wanted = Array.from({ length: editionsOf(fullestCadence) - 1 }, (_, n) => number - 1 - n)
  const found = await Promise.all(wanted.filter((one) => one >= 0).map((one) => printedOf(generation, one)))
  return found.filter((one) => one !== null)
}

/** What the ledger of deliveries would contain: earlier editions that went to this reader. */
function hadBefore(before: readonly Printed[], reader: Subscriber): ReadonlySet<string> {
  return new Set(
    before
      .map(({ document }) => document)
      .filter(({ date }) => isDue(date, reader))
      .map(({ id }) => id),
  )
}

/** The same plan with frames as text, which know the bytes of each part. */
function factsOf(editions: BriefingEdition<Frame>[], reader: BriefingReader, caps: Caps): Omit<RawMail, 'raw'> {
  const plan = planBriefing(editions, reader, caps)
  if (plan.outcome === 'skip') throw new Error('the plan of a briefing changed between two looks at it')
  const { briefing } = plan
  return {
    preheader: briefing.values.preheader,
    sections: sectionBytes(briefing),
    stories: briefing.stories,
    minutes: briefing.minutes,
    shortened: shortenedIn(briefing),
  }
}

function shortenedIn({ parts, frames }: Briefing<FrameFacts>): string[] {
  return parts.flatMap(({ edition, part }) => {
    const story = storyOfLine(part)
    return story === null ? [] : [ownEntry(frames[edition]?.stories ?? {}, story)?.name ?? part]
  })
}

const nothingThatWeek = 'Nothing new that week, so there is no edition and no email. Add pages to get new stories.'

/** Why a reader gets no email, in the editor's words. */
const noMail: Record<SkipReason, string> = {
  left: 'No email: this reader is not an active subscriber.',
  paused: 'No email: this reader has paused.',
  suppressed: 'No email: this address is suppressed.',
  'not-due': 'No email this week: this reader’s cadence makes them due in the other weeks.',
  'no-topics': 'No email: none of this reader’s topics is on the list.',
  'nothing-new': 'No email: this edition has nothing on this reader’s topics.',
  erased: 'No email: this reader’s record is gone.',
  cancelled: 'No email: the edition was cancelled.',
  confirmed: 'No email: what it would have asked for is done already.',
}
