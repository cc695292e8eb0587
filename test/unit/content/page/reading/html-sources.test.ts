// HTML as publishers, feeds and editors supply it: pieces of pages, titles with the site's name, leads in boxes of
// their own, other people's words set off. Nothing of the article is lost, and nothing else is read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holdsMarkup } from '../../../../../functions/content/html/markup.ts'
import { examinePage, readPage } from '../../../../../functions/content/page/reading/page.ts'
import { ownTitle } from '../../../../../functions/content/page/stated/title-without-site.ts'
import { findStories } from '../../../../../functions/content/story/stories/story.ts'
import type { ReadPage } from '../../../../../functions/content/types.ts'
import { caps, seedTopics } from '../../../../support/samples/gold.ts'

const towns = ['Astana', 'Almaty', 'Aktau', 'Shymkent', 'Karaganda', 'Atyrau']
const texts = towns.map(
  (town, n) =>
    `The copper smelter near ${town} in Kazakhstan was closed for a season after inspectors had found ${n + 2} faults. The ferry near ${town} sells its surplus across the border, although the customs office opens on two days only.`,
)
const lead = [
  'The silk mill near Samarkand in Uzbekistan drew twice as many visitors as its managers had forecast, and the queues reached the river.',
  'The reservoir near Bukhara in Uzbekistan now belongs to a cooperative whose members drew lots for the seats on its first board.',
]
const paragraphs = (some: readonly string[]) => some.map((text) => `<p>${text}</p>`).join('\n')

function examined(text: string): ReadPage {
  const found = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(text), limit: 5_000_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page
}
const textsOf = (page: ReadPage) => page.articles.flatMap((one) => one.paragraphs.map(({ text }) => text))
const whole = (body: string, head = '<title>Kazakhstan repairs its roads</title>') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`

describe('a piece of HTML', () => {
  it.each([
    ['an article', `<article>\n<h1>Roads &amp; ferries</h1>\n${paragraphs(texts)}</article>`],
    ['a box', `<div class="entry">${paragraphs(texts)}</div>`],
    ['a paragraph', paragraphs(texts)],
    ['a comment', `<!-- wp:paragraph -->\n${paragraphs(texts)}`],
    ['a section', `\ufeff\n<section>${paragraphs(texts)}</section>`],
    ['tags that are escaped', paragraphs(texts).replace(/</g, '&lt;').replace(/>/g, '&gt;')],
  ])('that begins with %s is read as HTML', (_, html) => {
    expect(textsOf(examined(html))).toEqual(texts)
  })

  it('that begins with words is read as HTML where its lines begin with tags', () => {
    const page = examined(`Roads and ferries\n${texts.map((text) => `<p>${text}</p>\n`).join('')}`)
    expect(textsOf(page)).toEqual(texts)
  })

  it('is not what a text is that speaks of tags', () => {
    const about =
      'The editor wrote a &lt;div&gt; or a <div> around each story of Kazakhstan, and closed it with </div>.'
    const page = examined([texts[0], about, ...texts.slice(1)].join('\n\n'))
    expect(textsOf(page)).toHaveLength(7)
    expect(textsOf(page)[1]).toContain('a <div> around')
    const printed = findStories([page], seedTopics, caps).flatMap(({ sentences }) => sentences.map(({ text }) => text))
    expect(printed.join(' ')).not.toContain('<')
  })
})

describe('character references', () => {
  const plain =
    'The minister’s plan – known as “Corridor Five” – cost 40 million € in Kazakhstan, said Zdzisław Novák of Øresund & Søn.'
  const escaped =
    'The minister&#146;s plan &#150; known as &#147;Corridor Five&#148; &#150; cost 40 million &#128; in Kazakhstan, said Zdzis&lstrok;aw Nov&aacute;k of &Oslash;resund &amp; S&oslash;n.'

  it('are read as the standard has them, more than 150 elements deep too', () => {
    const inner = `<h1>Corridor &amp; rail</h1>${paragraphs([escaped, ...texts])}`
    for (const depth of [0, 180, 600]) {
      const page = examined(whole(`${'<div>'.repeat(depth)}${inner}${'</div>'.repeat(depth)}`))
      expect(textsOf(page)).toEqual([plain, ...texts])
      expect(page.held).toBeUndefined()
    }
  })

  it('are read in plain text, and where they were escaped twice', () => {
    expect(textsOf(examined([escaped, ...texts].join('\n\n')))).toEqual([plain, ...texts])
    const twice = escaped.replace(/&/g, '&amp;')
    expect(textsOf(examined(whole(`<article>${paragraphs([twice, ...texts])}</article>`)))).toEqual([plain, ...texts])
  })

  it('are read in what the head states', () => {
    const head =
      '<title>Ann&amp;#146;s plan</title><meta property="og:title" content="Ann&amp;#146;s plan"><meta property="og:site_name" content="Bell &amp;amp; Co">'
    const [article] = examined(whole(`<article>${paragraphs(texts)}</article>`, head)).articles
    expect([article?.title?.value, article?.publication?.value]).toEqual(['Ann’s plan', 'Bell & Co'])
  })
})

describe('a title', () => {
  it.each([
    ['A Ship | The Northport Herald', { titles: ['A Ship'], sites: [] }, 'A Ship'],
    ['Turbocharging V8 · V8', { titles: ['Turbocharging V8'], sites: [] }, 'Turbocharging V8'],
    ['The ships come home - Digg', { titles: [], sites: ['Digg'] }, 'The ships come home'],
    ['Opinion | The ships come home', { titles: ['The ships come home'], sites: [] }, 'The ships come home'],
    [
      'Opinion | The ships come home | The Herald',
      { titles: ['The ships come home'], sites: [] },
      'The ships come home',
    ],
    ['Herald: The ships come home', { titles: [], sites: ['The Herald'] }, 'The ships come home'],
    [
      'How Turkmenistan reads The Herald',
      { titles: ['How Turkmenistan reads The Herald'], sites: ['The Herald'] },
      null,
    ],
    ['A Ship / Town / Home - Quay Online with news, films', { titles: ['A Ship'], sites: [] }, 'A Ship'],
    ['Life / and how to live it', { titles: [], sites: ['The Herald'] }, null],
    ['Life - and how to live it', { titles: [], sites: ['The Herald'] }, null],
    ['The ships come home | The Herald', { titles: ['The Herald'], sites: ['The Herald'] }, 'The ships come home'],
  ])('%s', (title, evidence, expected) => {
    expect(ownTitle(title, evidence)).toBe(expected ?? title)
  })

  it('is cut where the first heading says the same without the name of the site', () => {
    const page = examined(
      whole(
        `<article><h1>Kazakhstan repairs its roads</h1>${paragraphs(texts)}</article>`,
        '<title>Kazakhstan repairs its roads · V8</title>',
      ),
    )
    expect(page.articles[0]?.title?.value).toBe('Kazakhstan repairs its roads')
  })

  it('and a heading lose the sign that only links to them', () => {
    const anchors = [
      '<h2><a class="anchor" href="#a">#</a>The ferries</h2>',
      '<h2>The ferries<a class="headerlink" href="#a" title="Link to this heading">¶</a></h2>',
      '<h2>The ferries <a href="#a"><span>Link to this heading</span></a></h2>',
      '<h2>The ferries §</h2>',
      '<h2><a class="anchor" href="#a">The ferries</a></h2>',
    ]
    for (const heading of anchors) {
      const page = examined(
        whole(
          `<article><h1>Roads</h1>${paragraphs(texts.slice(0, 3))}${heading}${paragraphs(texts.slice(3))}</article>`,
        ),
      )
      expect(page.articles[0]?.headings?.map(({ text }) => text)).toEqual(['The ferries'])
    }
  })
})

describe('what extraction takes out', () => {
  it('is put back where it is the lead in a box of its own', () => {
    const page = examined(
      whole(
        `<div class="page"><div class="intro-wrap"><h1>Kazakhstan repairs its roads</h1><div class="lede">${paragraphs(lead)}</div></div><div class="post-body">${paragraphs(texts)}</div></div>`,
      ),
    )
    expect(textsOf(page)).toEqual([...lead, ...texts])
  })

  it('is put back where paragraphs are wholly links', () => {
    const linked = (text: string) => `<p><a href="https://news.example.com/live"><strong>${text}</strong></a></p>`
    const boxes = texts.map((text, n) => `<div>${n === 2 || n === 3 ? linked(text) : `<p>${text}</p>`}</div>`)
    expect(textsOf(examined(whole(`<article><h1>Kazakhstan</h1>${boxes.join('')}</article>`)))).toEqual(texts)
  })

  it('is told with the reason, and none of it comes into the article', () => {
    const page = examined(
      whole(
        `<nav><a href="/">Home of the site and all its many sections</a></nav><article><h1>Kazakhstan repairs its roads</h1>${paragraphs(texts)}</article><aside class="related"><p>The ferry fares will rise again next year, says the operator of the line to Baku.</p></aside><footer><p>The Northport Herald is printed by the Northport Press in the old harbour, every day but Sunday.</p></footer>`,
      ),
    )
    expect(textsOf(page)).toEqual(texts)
    expect(page.dropped.map(({ why }) => why)).toEqual([
      'removed as boilerplate: navigation',
      'removed as boilerplate: aside',
      'removed as boilerplate: footer',
    ])
  })

  it('is listed up to a bound', () => {
    const menu = Array.from({ length: 1000 }, (_, n) => `<li><a href="/${n}">Entry ${n} of the menu</a></li>`).join('')
    const { dropped } = examined(whole(`<nav><ul>${menu}</ul></nav><article>${paragraphs(texts)}</article>`))
    expect(dropped).toHaveLength(301)
    expect(dropped.at(-1)?.text).toBe('700 more lines')
  })
})

describe('words of others that a page sets off (C5)', () => {
  const theirs =
    'Kazakhstan has never built a road that lasted, and nobody in the ministry of Kazakhstan will admit it. Russia paid for all of them.'
  it.each([
    [
      'a block quotation',
      whole(
        `<article><h1>K</h1>${paragraphs(texts.slice(0, 3))}<blockquote><p>${theirs}</p></blockquote>${paragraphs(texts.slice(3))}</article>`,
      ),
    ],
    [
      'a pull quote',
      whole(
        `<article><h1>K</h1>${paragraphs(texts.slice(0, 3))}<div class="wp-block-pullquote"><p>${theirs}</p></div>${paragraphs(texts.slice(3))}</article>`,
      ),
    ],
    ['lines that a mail marks', [...texts.slice(0, 3), `> ${theirs}`, ...texts.slice(3)].join('\n\n')],
  ])('are no paragraph of the article: %s', (_, text) => {
    const page = examined(text)
    expect(textsOf(page)).toEqual(texts)
    expect(page.dropped.find(({ why }) => why === 'quotation of others')?.text).toContain(theirs)
    // What follows may speak of them: no story runs across.
    expect(page.articles[0]?.sections.map(([first]) => first)).toContain(3)
  })

  it('are dropped as repetition where the article says the same', () => {
    const own = (texts[1] ?? '').split('. ')[0]
    const page = examined(
      whole(
        `<article><h1>K</h1>${paragraphs(texts.slice(0, 3))}<blockquote class="pullquote">“${own}.”</blockquote>${paragraphs(texts.slice(3))}</article>`,
      ),
    )
    expect(textsOf(page)).toEqual(texts)
    expect(page.dropped.filter(({ why }) => why === 'repetition')).toHaveLength(1)
  })

  it('are only a way to set the page where they hold its title', () => {
    expect(textsOf(examined(whole(`<blockquote><h1>Kazakhstan</h1>${paragraphs(texts)}</blockquote>`)))).toEqual(texts)
  })

  it('keep the quotation marks that browsers print', () => {
    const [text] = textsOf(
      examined(
        whole(
          `<article><p>The minister said <q>it is done</q> to the council of Kazakhstan.</p>${paragraphs(texts)}</article>`,
        ),
      ),
    )
    expect(text).toBe('The minister said “it is done” to the council of Kazakhstan.')
  })
})

describe('HTML of any kind', () => {
  const scrap = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '<p>',
      '</p>',
      '<div class="nav">',
      '</div>',
      '<br>',
      '<b>',
      '</b>',
      '<h1>',
      '</h1>',
      '<a href="#">#</a>',
    ),
    fc.constantFrom(
      '<blockquote>',
      '</blockquote>',
      '<q>',
      '</q>',
      '<!--',
      '-->',
      '<style>',
      '</style>',
      '<script>',
      '</script>',
    ),
    fc.constantFrom(
      '&amp;lt;p&amp;gt;',
      '&lt;b&gt;',
      '&amp;amp;#146;',
      '&nbsp;',
      '&#0;',
      '&bogus;',
      '&#x1F600;',
      '<p style="font-size:0">',
    ),
    fc.constantFrom(...texts.map((text) => `<p>${text}</p>`), ...texts.map((text) => ` ${text} `), ...lead),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )

  it.each(['<!-- a', 'a </ b', '<? a', '<p>', '&amp;'])(
    '“%s” is markup, which no sentence of a story holds',
    (text) => {
      expect(holdsMarkup(text)).toBe(true)
    },
  )

  it('never throws, and no story of it holds a tag or a reference', () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 60 }), (parts) => {
        const html = parts.join('')
        const found = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(html), limit: 100_000 })
        const articles = [...readPage({ name: 'b.html', html }), ...('page' in found ? found.page.articles : [])]
        const page = { page: 'a', hash: '', articles, passages: [], dropped: [], cited: {} }
        for (const { sentences, views, headlines } of findStories([page], seedTopics, caps)) {
          for (const { text } of [...sentences, ...views, ...headlines])
            expect(text).not.toMatch(/<[a-z/!]|&[a-z#]\w*;/i)
        }
      }),
      { numRuns: 150 },
    )
  })
})
