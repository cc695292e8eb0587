// What a mail leads to and tells, as its reader has it.
import type { Email } from 'postal-mime'

/** Ids of its stories. */
export function storiesOf({ html = '' }: Email): string[] {
  return [...html.matchAll(/<h[23] id="([^"]+)"/g)].map(([, story = '']) => story)
}

/** All that it leads to on this machine, in either body. */
export function linksOf(mail: Email): string[] {
  return wholeLinksOf(mail).map((link) => link.split('#')[0] ?? link)
}

/** With what stands behind their #. */
export function wholeLinksOf({ html = '', text = '' }: Email): string[] {
  const inHtml = [...html.matchAll(/href="([^"#][^"]*)"/g)].map(([, href = '']) => unescaped(href))
  const inText = text.match(/http:\/\/127\.0\.0\.1\S+/g) ?? []
  return [...inHtml, ...inText].filter((link) => link.startsWith('http'))
}

const signs = new Map([
  ['amp', '&'],
  ['quot', '"'],
  ['lt', '<'],
  ['gt', '>'],
])

/** Without the escapes of HTML and XML. */
export function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(amp|quot|lt|gt));/g, (_, decimal, hex, name) =>
    name ? (signs.get(name) ?? '') : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}
