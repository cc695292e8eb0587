// What the preview shows about an email: the message as its receiver has it, and what was known when it was made.
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'
import type { Briefing, Frame } from '../../../functions/edition/types.ts'
import { receivedEmail } from '../../mail-checks/message/received-email.ts'
import type { ShownEmail } from '../types.ts'

export interface RawMail {
  raw: Uint8Array
  /** What the parser cannot know. */
  preheader: string
  sections: ShownEmail['sections']
  stories: string[]
  minutes: number | null
  shortened: string[]
}

/** The result of preparing one kind of email. */
export interface PreparedMail {
  /** What causes the email, in words that precede the reader's address. */
  occasion: string
  notice: string | null
  /** ISO instant at which it would be sent. */
  due: string
  made: RawMail | null
}

export async function shownEmail({ raw, ...rest }: RawMail, htmlBudget: number): Promise<ShownEmail> {
  const email = await receivedEmail(raw)
  const [htmlBytes, textBytes] = [Buffer.byteLength(email.html), Buffer.byteLength(email.text)]
  return { ...email, htmlBytes, htmlBudget, textBytes, ...rest }
}

/** Bytes of HTML of each section of a briefing, from top to bottom. */
export function sectionBytes({ parts, frames }: Briefing<Frame>): ShownEmail['sections'] {
  const sections: ShownEmail['sections'] = []
  let name = ''
  for (const { edition, part } of parts) {
    const next = sectionName(part, frames[0]?.topics ?? {})
    if (next !== null && next !== name) {
      name = next
      sections.push({ name, bytes: 0 })
    }
    const last = sections.at(-1)
    if (last !== undefined) last.bytes += ownEntry(frames[edition]?.sizes ?? {}, part) ?? 0
  }
  return sections
}

/** `null` if the part belongs to the section before it. */
function sectionName(part: string, topics: Record<string, string>): string | null {
  if (part === 'open') return 'Head and masthead'
  if (part.startsWith('contents')) return 'Contents'
  if (part.startsWith('section:')) return ownEntry(topics, part.slice('section:'.length)) ?? part
  if (part.startsWith('lead:')) return 'Lead'
  if (part === 'briefs') return 'In brief'
  return part === 'close' ? 'End and footer' : null
}
