// A message as its receiver has it: taken apart again by a parser that knows nothing of how it was made.
import PostalMime from 'postal-mime'
import { ownEntry } from '../../../functions/content/language/own-entry.ts'
import type { Briefing, Frame } from '../../../functions/edition/types.ts'
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

/** What a kind of mail answers. */
export interface PreparedMail {
  /** What brings the mail about, as words before the reader's address. */
  occasion: string
  notice: string | null
  /** ISO instant at which it would go out. */
  due: string
  made: RawMail | null
}

export async function shownEmail(made: RawMail, htmlBudget: number): Promise<ShownEmail> {
  const { raw, ...rest } = made
  const parsed = await PostalMime.parse(raw)
  const [html, text] = [parsed.html ?? '', parsed.text ?? '']
  return {
    raw,
    html,
    text,
    subject: parsed.subject ?? '',
    sender: { name: parsed.from?.name ?? '', address: parsed.from?.address ?? '' },
    headers: headersOf(raw),
    htmlBytes: Buffer.byteLength(html),
    htmlBudget,
    textBytes: Buffer.byteLength(text),
    ...rest,
  }
}

/** As they stand in the message, folded lines joined. */
function headersOf(raw: Uint8Array): ShownEmail['headers'] {
  const message = Buffer.from(raw).toString('latin1')
  const head = message.slice(0, message.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  return head.split('\r\n').map((line) => {
    const colon = line.indexOf(':')
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
  })
}

/** Bytes of HTML from the top to the bottom of a briefing. */
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

/** `null` where the part belongs to the section that is open. */
function sectionName(part: string, topics: Record<string, string>): string | null {
  if (part === 'open') return 'Head and masthead'
  if (part.startsWith('contents')) return 'Contents'
  if (part.startsWith('section:')) return ownEntry(topics, part.slice('section:'.length)) ?? part
  return part === 'close' ? 'End and footer' : null
}
