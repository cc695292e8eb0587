// What all readers of a language share: the parts of the email, in HTML and text.
import { describe, expect, it } from 'vitest'
import { preflight } from '../../../functions/edition/checks/preflight.ts'
import { guardTokens } from '../../../functions/edition/frame/email-template.ts'
import { buildFrame, buildFrames } from '../../../functions/edition/frame/frame.ts'
import { positionColours } from '../../../functions/edition/frame/theme.ts'
import type { EditionDocument, Frame, Templates } from '../../../functions/edition/types.ts'
import { editionOf } from '../../support/samples/big-edition.ts'
import { aDocument, aStory, someSettings } from '../../support/samples/builders.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const settings = someSettings()
const templates = readTemplates()
const document = editionOf({ topics: 3, stories: 6 })
const frame = await buildFrame(document, templates, settings, 'en')

const withText = (changes: Partial<ReturnType<typeof aStory>>): EditionDocument =>
  aDocument({
    sections: [{ topic: { id: 'energy', label: 'Energy' }, stories: [{ ...aStory('s1', ['energy']), ...changes }] }],
  })
const changed = (
  folder: 'emails' | 'partials' | 'text',
  file: string,
  change: (source: string) => string,
): Templates => ({
  ...templates,
  [folder]: { ...templates[folder], [file]: change(templates[folder][file] ?? '') },
})

describe('the frame of an edition', () => {
  it('has the same parts in HTML and text, one for every place a story may stand', () => {
    expect(Object.keys(frame.text)).toEqual(Object.keys(frame.html))
    expect(Object.keys(frame.html)).toContain('story:2026-W47-s0:topic-0')
    expect(Object.keys(frame.html)).toContain('story:2026-W47-s0:topic-1')
  })

  it('says under each topic in which others the story stands', () => {
    expect(frame.html['story:2026-W47-s0:topic-0']).toContain('Also in Topic 1 &amp; neighbours')
    expect(frame.text['story:2026-W47-s0:topic-1']).toContain('Also in Topic 0 & neighbours')
    expect(frame.html['story:2026-W47-s1:topic-1']).not.toContain('Also in')
  })

  it('leads every headline to its place on the web', () => {
    expect(frame.html['story:2026-W47-s0:topic-0']).toContain('https://news.example.com/editions/2026-W47/#2026-W47-s0')
    expect(frame.text['story:2026-W47-s0:topic-0']).toContain('https://news.example.com/editions/2026-W47/#2026-W47-s0')
  })

  it('ends with the reader’s own links: topics, pause, unsubscribe; and one for whoever it was forwarded to', () => {
    for (const href of ['⟦preferencesUrl⟧', '⟦preferencesUrl⟧#pause', '⟦leaveUrl⟧', 'https://news.example.com/'])
      expect(frame.html['close']).toContain(`href="${href}"`)
    for (const link of ['⟦preferencesUrl⟧', '⟦leaveUrl⟧', 'https://news.example.com/'])
      expect(frame.text['close']).toContain(`\n${link}\n`)
    expect(frame.html['close']).toContain(settings.postalAddress)
  })

  it('is made once for every language that has messages', async () => {
    const frames = await buildFrames(document, templates, settings)
    expect(frames.map(({ language, dir }) => [language, dir])).toEqual([
      ['en', 'ltr'],
      ['ar', 'rtl'],
    ])
    expect(frames[1]?.html['open']).toContain('<html lang="ar" dir="rtl"')
    expect(frames[1]?.html['lead:2026-W47-s0:topic-0']).toContain('border-right:3px')
  })

  it('leads to the article where its address is known, to the web edition as well, and a line there alone', async () => {
    const linked = aDocument()
    for (const source of Object.values(linked.sources)) source.url = 'https://review.example.com/a?b=1&c=2'
    const { html, text } = await buildFrame(linked, templates, settings, 'en')
    const [article, web] = ['href="https://review.example.com/a?b&#x3D;1&amp;c&#x3D;2"', '/editions/2026-W47/#story1"']
    for (const part of ['lead:story1:energy', 'story:story1:energy']) {
      expect(html[part]?.split(article)).toHaveLength(3)
      expect(html[part]).toContain(web)
      expect(text[part]).toContain('Read at Example Review:\nhttps://review.example.com/a?b=1&c=2\n')
    }
    expect(html['brief:story1']).toContain(article)
    expect(html['line:story1']).not.toContain(article)
    expect(html['line:story1']).toContain(web)
  })

  it('marks a story in another language than the frame’s', async () => {
    const foreign = aDocument()
    const [source] = Object.values(foreign.sources)
    if (source !== undefined) source.language = 'ar'
    const { html } = await buildFrame(foreign, templates, settings, 'en')
    expect(html['story:story1:energy']).toContain('lang="ar" dir="rtl"')
  })
})

describe('a story without a headline', () => {
  const told = (text: string) => [{ text, article: 'page-A1', paragraph: 0 }]
  const made = async (text: string) => {
    const headless = withText({ headline: null, headlineOrigin: null, name: 'N…', sentences: told(text) })
    return buildFrame(headless, templates, settings, 'en')
  }

  it('begins with its first sentence in bold, where that is short', async () => {
    const { html, text } = await made('The ferry stops at noon.')
    expect(html['story:s1:energy']).toMatch(
      /<h3 id="s1" style="display:inline[^>]*font-weight:700"><a[^>]*>The ferry stops/,
    )
    expect(text['story:s1:energy']).toMatch(/^Ann Lee, “A title”/)
    for (const part of [html, text]) expect(part['contents-entry:s1']).toContain('N…')
  })

  it('stands under its source, where that sentence is long', async () => {
    const { html } = await made(`The ferry stops ${'at noon '.repeat(12)}today.`)
    expect(html['story:s1:energy']).toMatch(/<h3[^>]*><a[^>]*>Ann Lee, “A title”, Example Review/)
    expect(html['story:s1:energy']?.match(/Ann Lee/g)).toHaveLength(1)
  })
})

describe('what a source prints stays text', () => {
  it('markup is escaped', async () => {
    const script = '<script>alert("1")</script>'
    const { html } = await buildFrame(withText({ headline: script, name: script }), templates, settings, 'en')
    expect(Object.values(html).join('')).not.toContain('<script>')
    expect(html['line:s1']).toContain('&lt;script&gt;')
  })

  it('brackets of Handlebars and of placeholders are printed, not obeyed', async () => {
    const tricky = 'Write {{listName}} or ⟦leaveUrl⟧ here.'
    const { html, text } = await buildFrame(withText({ headline: tricky, name: tricky }), templates, settings, 'en')
    for (const part of [html['story:s1:energy'], text['story:s1:energy']]) {
      expect(part).toContain('{{listName}}')
      expect(part).toContain('〚leaveUrl〛')
      expect(part).not.toContain('⟦leaveUrl⟧')
    }
  })
})

describe('a broken template breaks the build, not the mail', () => {
  const build = (broken: Templates) => buildFrame(document, broken, settings, 'en')

  it('a token that MJML swallows is named', async () => {
    const lost = changed('emails', 'briefing.mjml', (source) =>
      source.replace('<mj-column>', '<mj-column>{{listName}} {{lostToken}}'),
    )
    await expect(build(lost)).rejects.toThrow('{{lostToken}}')
    expect(() => guardTokens('{{a}} ⟦leaveUrl⟧', '{{a}}', 'x.mjml')).toThrow('MJML dropped ⟦leaveUrl⟧')
  })

  it.each([
    ['a value that does not exist', 'partials', 'story.hbs', '{{headline}}', '{{heading}}', '"heading" not defined'],
    ['a word that does not exist', 'partials', 'footer.hbs', '{{t "rights"}}', '{{t "wrongs"}}', 'no "wrongs"'],
    ['unescaped output', 'partials', 'story.hbs', '{{text}}', '{{{text}}}', 'unescaped output is banned'],
    [
      'a theme value that does not exist',
      'partials',
      'story.hbs',
      'theme.light.ink',
      'theme.light.blood',
      '{{theme.light.blood}}',
    ],
    ['a part that is not marked', 'text', 'briefing.txt', '{{!part line}}', '', 'text/briefing.txt marks the parts'],
    [
      'a component that does not exist',
      'emails',
      'briefing.mjml',
      '<mj-text>',
      '<mj-txt>',
      'briefing.mjml is not valid MJML',
    ],
  ] as const)('%s', async (_, folder, file, from, to, message) => {
    await expect(build(changed(folder, file, (source) => source.replace(from, to)))).rejects.toThrow(message)
  })

  it('a theme without colours is named', () => {
    expect(() => positionColours({ positions: ['red'] })).toThrow('theme.json: "positions"')
  })
})

describe('preflight', () => {
  const { siteUrl, postalAddress, caps } = settings
  const edition = { document, siteUrl, postalAddress, caps }
  const rulesOf = (changes: Partial<Frame>, more: Partial<typeof edition> = {}) =>
    preflight({ ...edition, ...more, frames: [{ ...frame, ...changes }] }).map(({ rule }) => rule)
  const html = (part: string, markup: string) => ({
    html: { ...frame.html, [part]: `${frame.html[part] ?? ''}${markup}` },
  })

  it('finds nothing in an edition as it should be', () => {
    expect(preflight({ ...edition, frames: [frame] })).toEqual([])
  })

  it.each([
    ['a link that is not https', html('close', '<a href="http://example.com/">x</a>'), 'link'],
    ['a link that runs a script', html('close', '<a href="javascript:alert(1)">x</a>'), 'link'],
    ['a link into nowhere', html('close', '<a href="#nowhere">x</a>'), 'link'],
    ['an image without alt text', html('close', '<img src="https://news.example.com/x.png">'), 'alt'],
    ['a token left over', html('open', '{{listName}}'), 'token'],
    ['a placeholder that nobody fills', html('open', '⟦manageUrl⟧'), 'token'],
    ['no way to unsubscribe', { html: { ...frame.html, close: '<p>bye</p>' } }, 'footer'],
    [
      'no way to the preferences',
      { text: { ...frame.text, close: frame.text['close']?.replace('⟦preferencesUrl⟧', '') ?? '' } },
      'footer',
    ],
    ['no text for a story', { text: { ...frame.text, 'story:2026-W47-s0:topic-0': ' ' } }, 'text'],
  ])('holds an edition with %s', (_, changes, rule) => {
    expect(rulesOf(changes)).toContain(rule)
  })

  it('holds an edition that is too large even with every story down to a line', () => {
    expect(rulesOf({}, { caps: { ...caps, htmlBytes: 2_000 } })).toEqual(['size'])
  })

  it('says where and what to do', () => {
    const [finding] = preflight({
      ...edition,
      frames: [{ ...frame, ...html('close', '<a href="http://a.example/">x</a>') }],
    })
    expect(finding).toEqual({ rule: 'link', at: 'en: close', reason: expect.stringContaining('"http://a.example/"') })
  })
})
