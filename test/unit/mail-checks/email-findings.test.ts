// The emails keep every rule that a whole email is held to; and every rule can be broken.
import { describe, expect, it } from 'vitest'
import { emailFindings, htmlFindings } from '../../../infra/mail-checks/email-findings.ts'
import { lintAll } from '../../mail/lint-all.ts'

describe('the project', () => {
  it('has no finding beyond what email clients are known to lack', async () => {
    const findings = await lintAll()
    expect(findings.map(({ file, line, rule, reason }) => `${file}:${line} ${rule}: ${reason}`)).toEqual([])
  })
})

describe('an email as it is made', () => {
  const page = (body: string) =>
    '<!doctype html><html lang="en" dir="ltr"><head><title>x</title><meta name="color-scheme" content="light dark">' +
    `</head><body><!--[if mso]><h3>\n<p><![endif]-->\n<h1>1</h1>\n${body}</body></html>`
  const rules = async (html: string) => (await htmlFindings(html)).map(({ line, rule }) => [line, rule])

  it('may be one that says its name', async () => {
    expect(await rules(page('<p>words</p>'))).toEqual([])
  })

  it.each([
    ['skips a heading', '<h3>3</h3>', [4, 'headings']],
    ['has an image without words', '<div>\n<img src="x.png"></div>', [5, 'images']],
    ['leads nowhere', '<a href="#gone">place</a>', [4, 'anchor']],
    ['leads to another place than https', '<a href="http://x.example/">place</a>', [4, 'https']],
    ['has words that are too pale', '<p style="color:#bbbbbb">x</p>', [null, 'contrast']],
    ['uses what many clients lack', '<p style="backdrop-filter:blur(2px)">x</p>', [4, 'client']],
  ])('that %s is found', async (_, body, finding) => {
    expect(await rules(page(body))).toEqual([finding])
  })

  it('without a title, a language, a first heading and dark colours is found', async () => {
    const found = await rules('<html><head></head><body><p>x</p></body></html>')
    expect(found.map(([, rule]) => rule)).toEqual(['language', 'direction', 'title', 'headings', 'scheme'])
  })
})

describe('a message', () => {
  const head = [
    ...['From: "A" <a@example.com>', 'To: b@example.com', 'Subject: Words', 'Reply-To: a@example.com'],
    ...['Date: Thu, 19 Nov 2026 06:00:00 +0000', 'Message-ID: <x@example.com>', 'MIME-Version: 1.0'],
    ...['Auto-Submitted: auto-generated', 'Content-Type: text/html'],
  ]
  const html =
    '<html lang="en" dir="ltr"><head><title>x</title><meta name="color-scheme" content="light"></head><body><h1>1</h1></body></html>'
  const reasons = async (lines: readonly string[], body = html) => {
    const raw = Buffer.from([...lines, '', body, ''].join('\r\n'), 'latin1')
    return (await emailFindings(raw, html)).flatMap(({ rule, reason }) => (rule === 'header' ? [reason] : []))
  }

  it('that a strict receiver takes has no finding', async () => {
    expect(await reasons(head, 'words')).toEqual([])
  })

  it.each([
    ['a header twice', [...head, 'X-A: 1', 'x-a: 2'], 'the header x-a stands there twice'],
    ['no date', head.filter((line) => !line.startsWith('Date')), 'the header Date does not stand there exactly once'],
    [
      'an encoded word that is too long',
      [...head, `X-A: =?utf-8?Q?${'a'.repeat(70)}?=`],
      'is longer than 75 characters',
    ],
    [
      'two words in one line',
      [...head, `X-A: =?utf-8?Q?${'a'.repeat(30)}?= =?utf-8?Q?${'b'.repeat(30)}?=`],
      'longer than 76',
    ],
    ['a sign that is no text', [...head, 'X-A: \x07'], 'neither printable ASCII nor a line end'],
    [
      'a subject that cannot be read',
      head.map((line) => line.replace('Words', '=?utf-8?Q?=FF?=')),
      'sender or subject cannot be decoded',
    ],
    ['no way out of the list', head.filter((line) => !line.startsWith('Auto')), 'the header List-Unsubscribe does not'],
  ])('with %s is found', async (_, lines, reason) => {
    expect((await reasons(lines, 'words')).join('\n')).toContain(reason)
  })
})
