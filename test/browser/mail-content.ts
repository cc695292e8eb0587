// What a mail leads to and tells, as its reader has it.
import type { Email } from 'postal-mime'

/** Ids of its stories. */
export function storiesOf({ html = '' }: Email): string[] {
  return [...html.matchAll(/<h[23] id="([^"]+)"/g)].map(([, story = '']) => story)
}

/** All that it leads to on this machine, in either body. */
export function linksOf({ html = '', text = '' }: Email): string[] {
  const inHtml = [...html.matchAll(/href="([^"#][^"]*)"/g)].map(([, href = '']) => href.replaceAll('&#38;', '&'))
  const inText = text.match(/http:\/\/127\.0\.0\.1\S+/g) ?? []
  return [...inHtml, ...inText].filter((link) => link.startsWith('http')).map((link) => link.split('#')[0] ?? link)
}
