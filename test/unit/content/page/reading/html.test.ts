// An HTML page is read like any other: its article, and what its head says of it, each with a line that says so.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOfHtml } from '../../../../../functions/content/html/html-text.ts'
import { examinePage, readPage } from '../../../../../functions/content/page/reading/page.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'
import { threadSeconds } from '../../../../support/runs/thread-seconds.ts'

const prose = (about: string) =>
  `<p>${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.</p>`
const body = ['Rain', 'Snow', 'Wind', 'Frost'].map(prose).join('\n')
const page = (inside: string, head = '') => `<!DOCTYPE html><html><head>${head}</head><body>${inside}</body></html>`
const read = (html: string) => readPage({ name: 'a.html', html })
const texts = (html: string) => read(html).flatMap((one) => one.paragraphs.map(({ text }) => text))

const herald = page(
  `<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
   <article><h1>The River and Its Bridge</h1>${body}
   <figure><img src="a.jpg"><figcaption>The bridge in 1920. Ann Lee</figcaption></figure>
   <h2>What the engineers said</h2>${prose('Steel')}<ul><li>one pier of stone</li><li>two piers of steel</li></ul></article>
   <script>document.write('<p>Buy our bridge today. It is the best bridge that anybody ever built.</p>')</script>
   <footer>Copyright 2022 The Herald</footer>`,
  `<title>The River and Its Bridge | The Herald</title><meta property="og:site_name" content="The Herald">
   <meta name="author" content="Ann Lee"><meta property="article:published_time" content="2022-01-07T23:30:00-05:00">`,
)

describe('an HTML page', () => {
  it('gives its article, without menu, caption, script and footer', () => {
    const [article] = read(herald)
    const paragraphs = article?.paragraphs.map(({ text }) => text) ?? []
    expect(paragraphs).toHaveLength(7)
    expect(paragraphs.slice(-2)).toEqual(['one pier of stone', 'two piers of steel'])
    expect(paragraphs.join(' ')).not.toMatch(/Home|1920|Buy our bridge|Copyright/)
    expect(article?.headings?.map(({ text, paragraph }) => [text, paragraph])).toEqual([['What the engineers said', 4]])
  })

  it('is read where a template stands in its head and where nothing can be cut out of it', () => {
    const offer = `<template><div class="article"><p>${'An offer, made of words, and more, of them. '.repeat(20)}</p></div></template>`
    const [article] = read(herald.replace('<title>', `${offer}<title>`))
    expect(article?.title?.value).toBe('The River and Its Bridge')
    expect(article?.paragraphs).toHaveLength(7)
  })

  it('has the standfirst that stands without a stop between its title and its text', () => {
    const deck = 'Council of the quay finds money for one more bridge after eleven dry winters of waiting'
    const [article] = read(
      page(`<article><h1>The River</h1><p class="deck">${deck}</p><p>9 May 2026</p>${body}</article>`),
    )
    expect(article?.standfirst?.value).toBe(deck)
    expect(article?.paragraphs).toHaveLength(4)
  })

  it('is no quotation and no offer by a name of its paragraphs or of how its theme sets quotations', () => {
    const offer = '<ul><li>Every article of the region, each day, on every device.</li></ul>'
    const own = `<div class="post-entry blockquote-style-2">${body.replaceAll('<p>', '<p class="paywall">')}</div>`
    const inside = `<article><h1>The River</h1>${own}<div class="article__sign-in-group">${offer}</div></article>`
    expect(texts(page(inside))).toHaveLength(4)
  })

  it('takes no caption for its first paragraph, whether a class or the picture’s own words tell it', () => {
    const said = 'Engineers of the council look at the old bridge by the harbour in May.'
    const withPicture = (inside: string) =>
      texts(page(`<article><h1>The River and Its Bridge</h1><div><div>${inside}</div></div>${body}</article>`))
    const [first] = withPicture('')
    expect(first).toMatch(/^Rain/)
    expect(withPicture(`<img src="a.jpg" alt=""><div class="InlineImage-Caption">${said}</div>`)[0]).toBe(first)
    expect(withPicture(`<img src="a.jpg" alt="${said}"><p>${said}</p>`)[0]).toBe(first)
    expect(withPicture(`<img src="a.jpg" alt="The bridge."><p>${said}</p>`)[0]).toBe(said)
  })

  it('gives what its head says, the day as its place counted it', () => {
    const [article] = read(herald)
    expect({
      title: article?.title?.value,
      byline: article?.byline.map((one) => one?.value),
      publication: article?.publication?.value,
      publishedOn: article?.publishedOn?.value,
    }).toEqual({
      title: 'The River and Its Bridge',
      byline: ['Ann Lee'],
      publication: 'The Herald',
      publishedOn: '2022-01-07',
    })
  })

  it('keeps C3: each known field stands in a line of the page as text', () => {
    const examined = examinePage({ name: 'a.html', bytes: new TextEncoder().encode(herald), limit: 100_000 })
    if ('refused' in examined) throw new Error(examined.refused)
    const [article] = examined.page.articles
    expect(article && checkC3(article, examined.page.cited)).toEqual([])
    expect(Object.values(examined.page.cited)).toContain('2022-01-07T23:30:00-05:00')
  })

  it('leaves unknown what it does not say', () => {
    const [article] = read(page(`<article>${body}</article>`, '<meta name="author" content="https://example.com/ann">'))
    expect(article).toMatchObject({ byline: [], publication: null, publishedOn: null })
  })

  it.each([
    [
      'set in an element each, an agency behind the last',
      '<div itemprop="author"><span itemprop="name">Paul Strand</span><span itemprop="name">Nora Field, The Associated Press</span></div>',
    ],
    ['in a line right above the text', '<p><strong>Paul Strand/Nora Field</strong></p>'],
  ])('finds names of authors %s', (_, line) => {
    const [article] = read(
      page(
        `<article><h1>The River and Its Bridge</h1>${line}${body}</article>`,
        '<title>The River and Its Bridge</title>',
      ),
    )
    expect(article?.byline.map((one) => one?.value)).toEqual(['Paul Strand', 'Nora Field'])
  })

  it.each([
    [
      'the journal, not the house that prints it',
      'Tide House Ltd',
      '<meta name="prism.publicationName" content="Tides">',
      'Tides',
    ],
    ['in the letters of the page', '海岸時報', '<meta name="application-name" content="Coast Times">', 'Coast Times'],
  ])('names as its publication %s', (_, publisher, meta, publication) => {
    const data = { '@type': 'NewsArticle', publisher: { '@type': 'Organization', name: publisher } }
    const head = `<title>The River and Its Bridge</title>${meta}<script type="application/ld+json">${JSON.stringify(data)}</script>`
    const [article] = read(page(`<article><h1>The River and Its Bridge</h1>${body}</article>`, head))
    expect(article?.publication?.value).toBe(publication)
  })

  it('is read in the encoding that it names', () => {
    const latin = Buffer.from(page(body.replaceAll('bridge', 'café'), '<meta charset="iso-8859-1">'), 'latin1')
    const examined = examinePage({ name: 'a.html', bytes: latin, limit: 100_000 })
    expect('page' in examined && examined.page.articles[0]?.paragraphs[0]?.text).toContain('the old café.')
  })

  it('is known by its first tag, whatever its name', () => {
    const examined = examinePage({ name: 'a.txt', bytes: new TextEncoder().encode(`\n${herald}`), limit: 100_000 })
    expect('page' in examined && examined.page.articles[0]?.title?.value).toBe('The River and Its Bridge')
  })
})

describe('the text of HTML', () => {
  const lines = (html: string) => linesOfHtml(html).map(({ text }) => text)

  it.each([
    ['paragraphs', '<p>One</p><p>Two', ['One', '', 'Two']],
    ['line breaks', 'One<br>two<br><br>three', ['One', 'two', '', 'three']],
    ['inline tags', '<p>One <b>t<i>w</i>o</b></p>', ['One two', '']],
    [
      'character references',
      'Tom &amp; Ann&#8217;s &#x41; &bogus; &#146; &lstrok;&Oslash; &copy 1',
      ['Tom & Ann’s A &bogus; ’ łØ © 1'],
    ],
    ['a list', '<ul><li>One<li>Two</ul>', ['One', 'Two', '']],
    [
      'a card above a name',
      '<p>Gov. <span class="rollover-one"><a>Ann Lee</a><span class="rollover-one-block"><a>Ann <b>M.</b> Lee</a> More</span></span> spoke.',
      ['Gov. Ann Lee spoke.'],
    ],
    ['a tip', 'One<span role="tooltip">of <i>two</i></span> <span class="hover">more</span>', ['One more']],
    ['what is not seen', '<style>p{}</style>One<script>if (a<b) "</p>"</script><!-- no -->', ['One']],
    ['a script that never ends', 'One<script>two', ['Onetwo']],
    ['a mark that opens no tag', '1 < 2 and <3', ['1 < 2 and <3']],
    ['a tag that never ends', 'One<p class="two', ['One', '']],
    ['a tag with a bracket inside', '<a title="a > b">One</a>', ['One']],
  ])('of %s', (_, html, expected) => {
    expect(lines(html)).toEqual(expected)
  })

  it('tells headings from other lines', () => {
    expect(linesOfHtml('<h2>One</h2>Two').filter(({ heading }) => heading)).toMatchObject([{ text: 'One', level: 2 }])
  })
})

describe('hostile HTML', () => {
  const mostPageBytes = 2_097_152
  /** A quarter of it. What looks at each pair of places takes a sixteenth there: a minute becomes four seconds. */
  const long = (piece: string, size = mostPageBytes / 4) => piece.repeat(Math.ceil(size / piece.length))

  it.each([
    ['100,000 nested elements', `${'<div>'.repeat(100_000)}${body}`],
    ['unclosed elements', `${'<b>'.repeat(50_000)}${body}`],
    ['2 MB of paragraphs, the most that is read', page(long(body, mostPageBytes))],
    ['many small elements', page(long('<span>word</span> '))],
    ['many links', page(long('<a href="/x">link text</a> '))],
    ['many links into the page', page(long('<a href="#x">link text</a> '))],
    ['line breaks', page(long('word<br>'))],
    ['opening marks', long('<')],
    ['tags that open nothing', long('<p <div <b "><a href="x>')],
    ['comments that never end', long('<!-- ')],
    ['scripts that never end', long('<script>')],
    ['quotation marks in tags', long(`<a b="'>`)],
    ['attributes', `<p ${long('a=b ')}>${body}`],
    ['entities', `<p>${long('&amp;')}</p>`],
    ['metadata that is no JSON', page(body, `<script type="application/ld+json">${long('[')}</script>`)],
  ])('of %s is read in seconds', (_, html) => {
    const seconds = threadSeconds(() => {
      for (const article of read(html)) expect(article.paragraphs.length).toBeGreaterThan(0)
    })
    expect(seconds).toBeLessThan(html.length < mostPageBytes / 2 ? 4 : 15)
  })

  it('of any kind yields paragraphs that hold no tag and stand in its text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '<',
        '>',
        '</',
        '<p>',
        '</p>',
        '<div class="a">',
        '</div>',
        '<br>',
        '<li>',
        '<table><td>',
        '<h1>',
      ),
      fc.constantFrom(
        '<script>',
        '</script>',
        '<!--',
        '-->',
        '<![CDATA[',
        '<a href="',
        '">',
        '&amp;',
        '&#x1F600;',
        '\ud800',
      ),
      fc.constantFrom('<svg>', '<template>', '<noscript>', '<p hidden>', '<base href="x">', '<body>', '</html>'),
      fc.constant(prose('Rain')),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (parts) => {
        const html = parts.join('')
        for (const text of texts(html)) expect(text.trim()).not.toBe('')
        for (const text of texts(page(html))) expect(text).toBe(text.normalize('NFC'))
      }),
      { numRuns: 100 },
    )
  })
})
