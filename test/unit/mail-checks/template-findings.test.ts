// The templates keep the rules for their sources; and every rule can be broken.
import { describe, expect, it } from 'vitest'
import type { Templates } from '../../../functions/edition/types.ts'
import { templateFindings } from '../../../infra/mail-checks/templates/template-findings.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const templates = readTemplates()

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

  it('with a broken tag is told which and where, and its words are no words for readers', () => {
    const toldOf = (added: string) => {
      const source = `${templates.partials['story.hbs']}\n${added}`
      const changed: Templates = { ...templates, partials: { ...templates.partials, 'story.hbs': source } }
      return templateFindings(changed, {}).map(({ rule, reason }) => `${rule}: ${reason}`)
    }
    expect(toldOf('{{#each rows\n{{/each}}')).toContain(
      'block: "{{#each rows" is a tag without its end; close it with }}',
    )
    expect(toldOf('{{#each rows\n{{/each}}').join()).not.toContain('literal')
    expect(toldOf('{{#each rows}}')).toEqual(['block: {{#each}} has no end; add {{/each}}'])
    expect(toldOf('{{/if}}')).toEqual(['block: {{/if}} ends no {{#if}}; add its beginning, or take it out'])
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
