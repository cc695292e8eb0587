// Makes links to the demonstration's articles open on this machine. Editions and emails contain the articles' own
// addresses; only what a browser is shown, in the inbox and on the site, links to the loopback interface.
import { demoAddress } from '../../../functions/sources/demo-site.ts'

/** @example withDemoLinks('<a href="https://gazette.example/a">', 'http://127.0.0.1:4182') // '<a href="http://127.0.0.1:4182/gazette.example/a">' */
export function withDemoLinks(text: string, demoSite: string): string {
  return text.replace(/https:\/\/[a-z0-9.-]{1,200}\.example\//g, (start) => demoAddress(start, demoSite) ?? start)
}

/** In quoted-printable, a line may end, and a dot may be encoded, anywhere in an address (RFC 2045, 6.7). */
const softBreak = '(?:=\\r\\n)?'
const written = (text: string) =>
  [...text].map((sign) => (sign === '.' ? `(?:\\.|=2E)${softBreak}` : sign + softBreak)).join('')
const encodedStart = new RegExp(
  `${written('https://')}(?:(?:[a-z0-9.-]|=2E)${softBreak}){1,200}?${written('.example')}/`,
  'g',
)

/** The same in an email as it was sent, whose bodies are quoted-printable. */
export function mailWithDemoLinks(mail: Buffer, demoSite: string): Buffer {
  const shown = mail.toString('latin1').replace(encodedStart, (start) => {
    const plain = start.replaceAll('=\r\n', '').replaceAll('=2E', '.')
    const local = demoAddress(plain, demoSite)
    return local === null ? start : `=\r\n${local}=\r\n`
  })
  return Buffer.from(shown, 'latin1')
}
