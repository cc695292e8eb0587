// The templates and the mails keep the rules; and every rule can be broken.
import { describe, expect, it } from 'vitest'
import type { Templates } from '../../../functions/edition/types.ts'
import { emailFindings, htmlFindings } from '../../../infra/mail-checks/email-findings.ts'
import { templateFindings } from '../../../infra/mail-checks/templates/template-findings.ts'
import { lintAll } from '../../mail/lint-all.ts'
import { readTemplates } from '../../support/templates.ts'

const templates = readTemplates()

describe('the project', () => {
  it('has no finding beyond what email clients are known to lack', async () => {
    const findings = await lintAll()
    expect(findings.map(({ file, line, rule, reason }) => `${file}:${line} ${rule}: ${reason}`)).toEqual([])
  })
})

describe('a template', () => {
  const lintWith = (folder: 'emails' | 'partials' | 'text' | 'pages', name: string, added: string) => {
    const source = `${templates[folder][name] ?? ''}\n${added}`
    const changed: Templates = { ...templates, [folder]: { ...templates[folder], [name]: source } }
    const file = `templates/${folder}/${name}`
    const last = source.split('\n').length
    return templateFindings(changed, {}).map((one) => {
      expect([one.file, one.line]).toEqual([file, last])
      return one.rule
    })
  }

  it.each([
    ['unescaped data', 'raw', '<p>{{{text}}}</p>'],
    ['a word of its own', 'literal', '<p>Hello</p>'],
    ['a word of its own, in any script', 'literal', '<p>{{label}} مرحبا</p>'],
    ['a word of its own for screen readers', 'literal', '<img alt="Logo" src="https://news.example.com/x.png">'],
    ['a message that does not exist', 'token', '{{t "no-such"}}'],
    ['a partial that does not exist', 'token', '{{> no-such}}'],
    ['a slot that nobody fills', 'token', '<p>⟦manageUrl⟧</p>'],
    ['a colour that does not exist', 'token', '{{theme.light.blood}}'],
    ['a link without https', 'https', '<a href="http://x.example" style="color:#000;text-decoration:underline">1</a>'],
    ['an image without alt text', 'alt', '<img src="https://news.example.com/x.png">'],
    ['small print', 'font-size', '<p style="font-size:12px">{{label}}</p>'],
    ['a size in em', 'font-size', '<p style="font-size:1em">{{label}}</p>'],
    ['a link without underline', 'link', '<a href="https://x.example" style="color:#000">1</a>'],
    [
      'a link with a background but no colour',
      'link',
      '<a style="background-color:#000;text-decoration:underline">1</a>',
    ],
    ['a white preview', 'preview', '<mj-preview>{{label}}</mj-preview>'],
    ['a left side', 'side', '<p style="padding-left:4px">{{label}}</p>'],
    ['a right alignment', 'side', '<mj-button align="right">{{label}}</mj-button>'],
    ['two different sides', 'side', '<p style="margin:0 0 0 4px">{{label}}</p>'],
  ])('with %s is found, with its file and line', (_, rule, added) => {
    expect(lintWith('partials', 'footer.hbs', added)).toContain(rule)
  })

  it('of a page or of the text part has no words of its own either', () => {
    expect(lintWith('text', 'briefing.txt', 'Yours sincerely')).toEqual(['literal'])
    expect(lintWith('pages', 'left.hbs', '<p>Good bye</p>')).toEqual(['literal'])
  })

  it.each([
    ['styles and scripts', '<style>p { color: red }</style><script>run()</script>'],
    ['entities and spacers', '<p style="margin:0 0 4px;font-size:0">&nbsp;&#847;</p>'],
    ['a message in an attribute', '<img alt="{{t "contents"}}" src="https://news.example.com/x.png">'],
    ['sides that follow the frame', '<p style="padding-{{frame.start}}:4px;margin:0 4px">{{label}}</p>'],
  ])('may have %s', (_, added) => {
    expect(lintWith('partials', 'footer.hbs', added)).toEqual([])
  })

  it('may not ask a message of a language that has no such key', () => {
    const { why: _, ...rest } = templates.messages['ar'] ?? {}
    const found = templateFindings(
      { ...templates, messages: { ...templates.messages, ar: { ...rest, extra: 'x' } } },
      {
        ar: '{\n  "extra": "x"\n}',
      },
    )
    expect(found.map(({ file, line, rule }) => [file, line, rule])).toEqual([
      ['templates/messages/ar.json', 1, 'message'],
      ['templates/messages/ar.json', 2, 'message'],
    ])
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
    ['leads nowhere', '<a href="#gone">place</a>', [4, 'link']],
    ['leads to another place than https', '<a href="http://x.example/">place</a>', [4, 'link']],
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
