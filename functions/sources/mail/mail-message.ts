// Reads a newsletter as a message (RFC 5322, MIME): who sent it, when, and its body as blocks.
import { withoutControls } from '../feed/elements.ts'
import { tagOf } from '../feed/entry.ts'
import { plainLine } from '../feed/plain-text.ts'
import { dateIn, senderIn, textOf } from './header.ts'
import { type Block, blocksOfHtml } from './message-blocks.ts'
import { type Mail, mailIn } from './mime.ts'
import { blocksOfText } from './text-blocks.ts'

export interface Message {
  /** The sender's display name. */
  from: string | null
  subject: string | null
  /** ISO 8601 in UTC. */
  date: string | null
  /** Message-ID without its angle brackets. */
  id: string | null
  language: string | null
  /** Address of its archived copy (RFC 5064). */
  archived: string | null
  blocks: Block[]
}

/** Most bytes of a message that SES receives (https://docs.aws.amazon.com/ses/latest/dg/quotas.html).
 * Attachments make up most of it and are not read. */
export const mostMailBytes = 40 * 1024 * 1024

/** If the HTML has fewer words than this, the text part is considered. */
const fewestWords = 25

/** @param limit bytes of its text or HTML */
export function readMessage(bytes: Uint8Array, limit?: number): Message | { refused: string } {
  if (bytes.length > mostMailBytes) return { refused: mailTooLarge(bytes.length) }
  const mail = mailIn(bytes, limit)
  const { header } = mail
  if (header.size === 0) return { refused: 'it is no mail: it has no header' }
  if (/multipart\/report/i.test(header.get('content-type') ?? '')) return { refused: 'it is a report on another mail' }
  const blocks = bodyOf(mail).map((block) => ({ ...block, text: withoutControls(block.text) }))
  if (blocks.every(({ text }) => text === ''))
    return { refused: mail.left > 0 ? textTooLarge(mail.left, limit) : 'it holds no text' }
  return {
    from: nameOf(header),
    subject: plainLine(withoutPrefix(textOf(header.get('subject')) ?? ''), 'text'),
    date: dateIn(header.get('date')),
    id: header.get('message-id')?.replace(/^<|>$/g, '') ?? null,
    language: tagOf(header.get('content-language')),
    archived: /<?(https?:\/\/[^\s<>]{1,2000})>?/i.exec(header.get('archived-at') ?? '')?.[1] ?? null,
    blocks,
  }
}

export const mailTooLarge = (size: number) =>
  `too large: ${size} bytes, a mail may have ${mostMailBytes}; save it without what is attached`

const textTooLarge = (size: number, limit: number | undefined) =>
  `its text is too large: ${size} bytes${limit === undefined ? '' : `, the limit is ${limit} (caps.pageBytes in cdk.json)`}`

/** HTML rather than text; text if there is no HTML, or if the HTML is a picture with a link. */
function bodyOf({ html, text }: Mail): Block[] {
  const blocks = blocksOfHtml(html)
  const words = (some: readonly Block[]) => some.reduce((sum, one) => sum + one.text.split(' ').length, 0)
  if (text === '' || words(blocks) >= fewestWords) return blocks
  const plain = blocksOfText(text)
  return words(plain) > words(blocks) ? plain : blocks
}

/** `Re:`, `Fwd:` and a list's name in brackets are not part of a title. */
const withoutPrefix = (subject: string) =>
  subject
    .replace(/^(?:\s{0,9}(?:re|fwd?|aw|wg|tr|sv|vs|rv)\s{0,3}:)+/i, '')
    .replace(/^\s{0,9}\[[^\]]{1,60}\]\s{0,9}(?=\S)/, '')

/** The name of its sender, else of its list. */
function nameOf(header: Mail['header']): string | null {
  const written = senderIn(textOf(header.get('from')))
  const name = plainLine(written ?? '', 'text')?.replace(/ via .{1,60}$/i, '')
  if (name && !name.includes('@')) return name
  const list = textOf(header.get('list-id'))
  return list?.includes('<') ? plainLine(senderIn(list) ?? '', 'text') : null
}
