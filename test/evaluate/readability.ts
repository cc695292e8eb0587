// What plain Readability takes for the text of a page: what ours is compared with.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom/worker'
import { decodedText } from '../../functions/content/html/character-references.ts'
import { decode } from '../../functions/content/page/reading/decode.ts'

/** Number of first characters in which a page must open its root element, for the parser to find a body. */
const rootWithin = 5000
const blocks = /<\/?(?:p|div|li|h\d|br|tr|td|th|blockquote|section|article|ul|ol|dd|dt|pre|figcaption)\b[^>]*>/gi

/** Title and text, one line for each block; empty where it finds no article or fails. */
export function readabilityOf(bytes: Uint8Array): { title: string; lines: string[] } {
  const decoded = decode(bytes)
  const html = 'refused' in decoded ? new TextDecoder().decode(bytes) : decoded.text
  try {
    const { document } = parseHTML(
      /<html[\s>]/i.test(html.slice(0, rootWithin)) ? html : `<html><body>${html}</body></html>`,
    )
    const found = new Readability(document).parse()
    const text = decodedText((found?.content ?? '').replace(blocks, '\n').replace(/<[^>]+>/g, ''))
    return { title: found?.title ?? '', lines: text.split('\n') }
  } catch {
    return { title: '', lines: [] }
  }
}
