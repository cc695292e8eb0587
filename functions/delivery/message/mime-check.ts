// Preflight of the message itself: assembles the largest briefing for an invented reader and checks it.
import type { BriefingEdition } from '../../edition/briefing/briefing.ts'
import { largestBriefing } from '../../edition/briefing/briefing.ts'
import type { Finding } from '../../edition/types.ts'
import type { Settings } from '../../environment.ts'
import { assemble, type EncodedFrame, openFrame } from './message.ts'
import { longestEncodedLine } from './mime-body.ts'
import { longestLine } from './mime-header.ts'
import { sampleLinks } from './reader-links.ts'
import { senderHeaders } from './sender-headers.ts'

/** Headers of every email, each exactly once. */
const always = ['From', 'To', 'Subject', 'Reply-To', 'Date', 'Message-ID', 'MIME-Version', 'Content-Type']

/** Headers of an email to a subscriber. */
const ofTheList = ['List-Id', 'List-Help', 'List-Archive', 'List-Unsubscribe', 'List-Unsubscribe-Post']

/** One finding per defect, in every language. */
export function checkMessages({ document, frames }: BriefingEdition<EncodedFrame>, settings: Settings): Finding[] {
  return frames.flatMap((frame) => {
    try {
      const plan = largestBriefing(document, openFrame(frame), settings.caps)
      if (plan.outcome === 'skip') return []
      const message = assemble(plan.briefing, senderHeaders(settings), {
        to: 'nobody@example.com',
        ...sampleLinks(settings.siteUrl),
        date: new Date(document.composedAt),
        id: `${document.id}_preflight`,
      })
      return defectsIn(Buffer.from(message).toString('latin1')).map((reason) => finding(frame, reason))
    } catch (error) {
      return [finding(frame, error instanceof Error ? error.message : String(error))]
    }
  })
}

/** What a strict receiver would object to. `stranger`: a confirmation, sent to someone who is not on the list yet. */
export function defectsIn(message: string, to: 'subscriber' | 'stranger' = 'subscriber'): string[] {
  const end = message.indexOf('\r\n\r\n')
  const names = message
    .slice(0, end)
    .replace(/\r\n[ \t]/g, ' ')
    .split('\r\n')
    .map((line) => line.split(':')[0] ?? '')
  const required = to === 'subscriber' ? [...always, ...ofTheList] : always
  const counts = required.filter((name) => names.filter((one) => one.toLowerCase() === name.toLowerCase()).length !== 1)
  const lines = message.split('\r\n')
  return [
    ...counts.map((name) => `the header ${name} does not stand there exactly once`),
    ...(lines.some((line) => /[\r\n]/.test(line)) ? ['a line ends in a bare CR or LF'] : []),
    ...(lines.some((line) => line.length > longestLine)
      ? [`a line is longer than ${longestLine} characters (RFC 5322)`]
      : []),
    ...(message
      .slice(end)
      .split('\r\n')
      .some((line) => line.length > longestEncodedLine)
      ? [`an encoded line is longer than ${longestEncodedLine}`]
      : []),
    ...(/[^\x00-\x7f]/.test(message) ? ['a byte is not ASCII'] : []),
    ...(/^Subject: *\r\n(?![ \t])/m.test(message) ? ['the subject is empty'] : []),
  ]
}

function finding(frame: EncodedFrame, reason: string): Finding {
  return { rule: 'header', at: `${frame.language}: message`, reason }
}
