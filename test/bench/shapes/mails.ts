// Emails of extreme shapes.
import { filled, type Random, type Shape } from './shape.ts'
import { name, sentence, sentences } from './words.ts'

const head =
  'From: Ann Lee <ann@example.com>\r\nTo: in@example.net\r\nSubject: Turkey and Russia\r\nMIME-Version: 1.0\r\n'
const text = (random: Random) => `Turkey and Russia\r\n\r\n${filled(6_000, () => sentences(random, 3), '\r\n\r\n')}\r\n`
const typed = (type: string, body: string, more = '') => `${head}${more}Content-Type: ${type}\r\n\r\n${body}`
const html = (body: string) => typed('text/html; charset=utf-8', `<html><body>${body}</body></html>`)

const makers: Record<string, Shape['make']> = {
  text: (size, random) =>
    typed(
      'text/plain',
      filled(size, () => `${sentences(random, 3)}\r\n\r\n`),
    ),
  'lines of text': (size, random) =>
    typed(
      'text/plain',
      filled(size, () => `${sentence(random)}\r\n`),
    ),
  'short lines': (size, random) =>
    typed(
      'text/plain',
      filled(size, () => `${name(random)}\r\n`),
    ),
  'quoted lines': (size, random) =>
    typed(
      'text/plain',
      filled(size, () => `> ${sentence(random)}\r\n`),
    ),
  'deep quoted lines': (size) => typed('text/plain', `${'>'.repeat(size)} a`),
  'links in text': (size) =>
    typed(
      'text/plain',
      filled(size, (n) => `Turkey met <https://example.com/${n}>\r\n[${n}] https://example.com/a${n}\r\n\r\n`),
    ),
  paragraphs: (size, random) => html(filled(size, () => `<p>${sentences(random, 3)}</p>`)),
  'headings and links': (size, random) =>
    html(
      filled(
        size,
        (n) =>
          `<h2><a href="https://example.com/${n}">${sentence(random)}</a></h2><p>${sentences(random, 3)}</p><a href="https://example.com/${n}">Read more</a>`,
      ),
    ),
  'tables in one another': (size, random) =>
    html(`${'<table><tr><td>'.repeat(size / 34)}${sentences(random, 40)}${'</td></tr></table>'.repeat(size / 34)}`),
  tables: (size, random) => html(filled(size, () => `<table><tr><td>${sentences(random, 2)}</td></tr></table>`)),
  'short blocks': (size, random) => html(filled(size, () => `<div>${name(random)}</div>`)),
  links: (size, random) =>
    html(
      filled(
        size,
        (n) =>
          `<a href="https://example.com/click?u=${encodeURIComponent(`https://example.org/${n}`)}">${name(random)}</a><br>`,
      ),
    ),
  'links in links': (size) =>
    html(`<a href="https://example.com/?u=${'https%3A%2F%2Fexample.com%2F%3Fu%3D'.repeat(size / 35)}">A</a>`),
  'pictures inside': (size) => html(`<img src="data:image/png;base64,${'QUJD'.repeat(size / 4)}">`),
  'pictures cut off': (size) => html('data:image/png;base64,QUJD '.repeat(size / 27)),
  rules: (size, random) => html(filled(size, () => `<hr><p>${sentence(random)}</p>`)),
  preheader: (size) => html(`<p>${'&zwnj;&nbsp;&#847;'.repeat(size / 18)}</p>`),
  parts: (size, random) =>
    typed(
      'multipart/mixed; boundary=b',
      filled(size, () => `--b\r\nContent-Type: text/plain\r\n\r\n${sentence(random)}\r\n`),
    ),
  'empty parts': (size) => typed('multipart/mixed; boundary=b', '--b\r\n'.repeat(size / 5)),
  'marks within lines': (size) => typed('multipart/mixed; boundary=b', `--b\r\n\r\n${'a--b'.repeat(size / 4)}`),
  'marks within lines, many parts': (size) =>
    typed('multipart/mixed; boundary=b', `${'--b\r\n\r\n'.repeat(300)}${'a--b'.repeat(size / 4)}`),
  'parts in one another': (size) => {
    const levels = Math.floor(size / 60)
    return typed(
      'multipart/mixed; boundary=b0',
      filled(size, (n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`) +
        `--b${levels}\r\n\r\nText.`,
    )
  },
  'parts in one another, long': (size, random) =>
    typed(
      'multipart/mixed; boundary=b0',
      Array.from({ length: 11 }, (_, n) => `--b${n}\r\nContent-Type: multipart/mixed; boundary=b${n + 1}\r\n\r\n`).join(
        '',
      ) + filled(size, () => `${sentence(random)}\r\n`),
    ),
  'mails in one another': (size) => `${head}Content-Type: message/rfc822\r\n\r\n`.repeat(size / 130),
  'no boundary': (size) => typed('multipart/mixed', '--a\r\n\r\nb\r\n'.repeat(size / 10)),
  'header fields': (size) => `${head}${filled(size, (n) => `X-${n}: a\r\n`)}\r\nText.`,
  'the same header field': (size) => `${head}${'Received: a\r\n'.repeat(size / 13)}\r\nText.`,
  'one header field': (size) => `${head}X: ${'a'.repeat(size)}\r\n\r\nText.`,
  'one folded header field': (size) => `${head}X: a${'\r\n a'.repeat(size / 4)}\r\n\r\nText.`,
  'header without end': (size) => head + 'a'.repeat(size),
  recipients: (size) =>
    `From: ann@example.com\r\nTo: ${filled(size, (n) => `a${n}@example.com`, ',\r\n ')}\r\nSubject: A\r\n\r\nText.`,
  'brackets of recipients': (size) =>
    `From: ${'(<'.repeat(size / 2)}\r\nTo: ${'<'.repeat(size)}\r\nSubject: A\r\n\r\nText.`,
  subject: (size) => `From: ann@example.com\r\nSubject: ${'Re: '.repeat(size / 4)}\r\n\r\n${'Text. '.repeat(100)}`,
  'encoded words': (size, random) =>
    `From: ann@example.com\r\nSubject: ${'=?utf-8?B?QUJD?=\r\n '.repeat(size / 19)}\r\n\r\n${text(random)}`,
  'long encoded word': (size, random) =>
    `From: ann@example.com\r\nSubject: =?utf-8?Q?${'=41'.repeat(size / 3)}?=\r\n\r\n${text(random)}`,
  'encoded words begun': (size, random) =>
    `From: =?utf-8?Q?${'=?a?'.repeat(size / 4)}\r\nSubject: ${'=?'.repeat(size / 2)}\r\n\r\n${text(random)}`,
  parameters: (size, random) => typed(`text/plain; ${filled(size, (n) => `a*${n % 99}=b`, '; ')}`, text(random)),
  'quotes of parameters': (size, random) => typed(`text/plain; a="${'\\"'.repeat(size / 2)}`, text(random)),
  'quoted-printable': (size) =>
    typed('text/plain', '=41=\r\n'.repeat(size / 6), 'Content-Transfer-Encoding: quoted-printable\r\n'),
  'quoted-printable spaces': (size) =>
    typed('text/plain', ' '.repeat(size), 'Content-Transfer-Encoding: quoted-printable\r\n'),
  'quoted-printable equals signs': (size) =>
    typed('text/plain', '='.repeat(size), 'Content-Transfer-Encoding: quoted-printable\r\n'),
  base64: (size, random) =>
    typed(
      'text/html',
      Buffer.from(filled(size * 0.7, () => `<p>${sentences(random, 3)}</p>`)).toString('base64'),
      'Content-Transfer-Encoding: base64\r\n',
    ),
  'base64 broken': (size) =>
    typed('text/plain', 'QUJD==\r\n'.repeat(size / 8), 'Content-Transfer-Encoding: base64\r\n'),
  'base64 spaces': (size) => typed('text/plain', ' \r\n'.repeat(size / 3), 'Content-Transfer-Encoding: base64\r\n'),
  attachments: (size) =>
    typed(
      'multipart/mixed; boundary=b',
      filled(size, () => `--b\r\nContent-Disposition: attachment\r\n\r\n${'A'.repeat(2_000)}\r\n`),
    ),
  calendars: (size) => typed('multipart/mixed; boundary=b', 'content-type: text/calendar\r\n'.repeat(size / 29)),
  dates: (size, random) =>
    `From: ann@example.com\r\nDate: ${'1 January '.repeat(size / 10)}\r\nSubject: A\r\n\r\n${text(random)}`,
  'list name': (size, random) =>
    `From: a@example.com\r\nList-Id: ${'<'.repeat(size)}\r\nSubject: A\r\n\r\n${text(random)}`,
  'authentication results': (size) =>
    `Authentication-Results: ${'dkim=pass header.i=@'.repeat(size / 20)}\r\nFrom: a@example.com\r\n\r\nText.`,
}

export const mails: Shape[] = Object.entries(makers).map(([title, make]) => ({
  name: `mail: ${title}`,
  path: 'mail',
  form: 'eml',
  make,
}))
