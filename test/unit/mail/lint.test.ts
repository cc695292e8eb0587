// The templates and the mails keep the rules; and every rule can be broken.
import { describe, expect, it } from 'vitest'
import type { Templates } from '../../../functions/edition/types.ts'
import { readBaseline } from '../../../infra/mail-checks/clients/email-client-support.ts'
import { lintMails } from '../../../infra/mail-checks/email-findings.ts'
import { lintTemplates } from '../../../infra/mail-checks/templates/template-findings.ts'
import { lintAll } from '../../mail/lint-all.ts'
import { readTemplates } from '../../support/templates.ts'

const templates = readTemplates()

describe('the project', () => {
  it('has no finding beyond what mail clients are known to lack', async () => {
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
    return lintTemplates(changed, {}).map((one) => {
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
    const found = lintTemplates(
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

describe('a mail as it is made', () => {
  const page =
    '<!doctype html><html lang="en" dir="ltr"><title>x</title><meta name="color-scheme" content="light dark">'
  const rules = async (html: string) =>
    (await lintMails([{ name: 'x.en', html }], readBaseline())).map(({ line, rule }) => [line, rule])

  it.each([
    ['skips a heading', '\n<h1>1</h1>\n<h3>3</h3>', [3, 'heading']],
    ['starts below the first heading', '\n<h2>2</h2>', [2, 'heading']],
    ['leads nowhere', '\n<a href="#gone">x</a>', [2, 'anchor']],
    ['uses what many clients lack', '\n<p style="backdrop-filter:blur(2px)">x</p>', [2, 'client']],
  ])('that %s is found', async (_, body, finding) => {
    expect(await rules(page + body)).toEqual([finding])
  })

  it('without a title, a language and dark colours is found', async () => {
    expect(await rules('<p>x</p>')).toEqual([
      [1, 'page'],
      [1, 'page'],
      [1, 'page'],
    ])
  })
})
