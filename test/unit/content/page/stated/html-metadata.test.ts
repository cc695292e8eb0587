// What an HTML page says of its article outside the text: claimed in order of trust, with the element it was read from,
// and not claimed where a name is nobody's.
import { describe, expect, it } from 'vitest'
import { isSomebody } from '../../../../../functions/content/page/names/several-names.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'
import { bridgeText, bridgeTitle, readHtml } from '../../../../support/samples/bridge-article.ts'

const read = (head: string, beside = '') => {
  const html = `<!DOCTYPE html><html><head>${head}</head><body><article><h1>${bridgeTitle}</h1>${beside}${bridgeText}</article></body></html>`
  const { articles, cited } = readHtml(html)
  const [article] = articles
  if (article === undefined) throw new Error('no article')
  expect(checkC3(article, cited)).toEqual([])
  return article
}
const data = (thing: object) => `<script type="application/ld+json">${JSON.stringify(thing)}</script>`
const names = (head: string, beside = '') => read(head, beside).byline.map((one) => one?.value)
/** Readers see who is stated for machines somewhere in the text. */
const shown = (...all: string[]) =>
  `<p>On that night the council heard ${all.join(' and ')} of the harbour office, and nobody else spoke.</p>`
const publication = (head: string, beside = '') => read(head, beside).publication

describe('the authors that a page states', () => {
  const ld = data({ '@type': 'NewsArticle', author: [{ name: 'Ann Lee' }, { name: 'Bo Ek' }] })
  const meta = '<meta name="author" content="Cy Orr">'
  const rel = '<a rel="author" href="/d">Di Poe</a>'
  const byline = '<div class="byline">By Ed Fry</div>'
  const micro = '<span itemprop="author">Flo Gray</span>'

  it('come from JSON-LD, meta, rel=author, a byline, microdata, in this order', () => {
    expect(names(ld + meta, rel + byline + micro)).toEqual(['Ann Lee', 'Bo Ek'])
    expect(names(meta, rel + byline + micro + shown('Cy Orr'))).toEqual(['Cy Orr'])
    expect(names('', rel + byline + micro)).toEqual(['Di Poe'])
    expect(names('', byline + micro)).toEqual(['Ed Fry'])
    expect(names('', micro)).toEqual(['Flo Gray'])
    expect(read(meta, shown('Cy Orr')).byline[0]?.element).toBe('meta author')
  })

  it('are read whatever the case of what they stand under', () => {
    const tags = '<meta name="dc.Creator" content=" Ann  Lee "><meta name="DC.CREATOR" content="Bo Ek">'
    expect(names(tags, shown('Ann Lee', 'Bo Ek'))).toEqual(['Ann Lee', 'Bo Ek'])
    expect(read('<meta name="dc.Date" content="2020-03-03">').publishedOn?.value).toBe('2020-03-03')
  })

  it('are found where JSON-LD only refers to them', () => {
    const graph = {
      '@graph': [
        { '@type': 'Article', author: { '@id': '#a' } },
        { '@type': 'Person', '@id': '#a', name: 'Ann Lee' },
      ],
    }
    expect(names(data(graph))).toEqual(['Ann Lee'])
  })

  it('are all those of a byline that names more than the data do', () => {
    expect(
      names(data({ '@type': 'Article', author: 'Ann Lee' }), '<p class="byline">By Ann Lee, Bo Ek and Cy Orr</p>'),
    ).toEqual(['Ann Lee', 'Bo Ek', 'Cy Orr'])
  })

  it('are nobody where a photographer, another article or a list of machines is named', () => {
    expect(
      names('', '<figure><img><figcaption><span itemprop="author creator">Ann Lee/Pool</span></figcaption></figure>'),
    ).toEqual([])
    expect(names('<meta property="article:author" content="https://example.com/ann">')).toEqual([])
    expect(names('<meta name="author" content="No Author">')).toEqual([])
    expect(
      names('<meta name="author" content="The Herald"><meta property="og:site_name" content="The Herald">'),
    ).toEqual([])
  })

  it.each<[string, string, string, string[]]>([
    ['in parts', data({ '@type': 'Article', author: { givenName: 'Ann', familyName: 'Lee' } }), '', ['Ann Lee']],
    [
      'joined by another language',
      '<meta name="author" content="Ann Lee und Bo Ek, Quayport">',
      shown('Ann Lee', 'Bo Ek'),
      ['Ann Lee', 'Bo Ek'],
    ],
    ['with the sign they write under', '<meta name="author" content="Ann Lee (al)">', shown('Ann Lee'), ['Ann Lee']],
    ['in letters without spaces', '<meta name="author" content="김하늘">', shown('김하늘'), ['김하늘']],
    [
      'with what they do behind',
      '<meta name="author" content="Ann Lee, Hill University professor">',
      shown('Ann Lee'),
      ['Ann Lee'],
    ],
    [
      'of which one joins two families',
      '<meta name="author" content="Ann Ortega y Sol">',
      shown('Ann Ortega y Sol'),
      ['Ann Ortega y Sol'],
    ],
    [
      'as what the page is about',
      data({ '@type': 'WebPage', mainEntity: { '@type': 'Article', author: 'Ann Lee' } }),
      '',
      ['Ann Lee'],
    ],
    ['small, as agencies do', '<meta name="author" content="dpa">', shown('dpa'), ['dpa']],
    ['by a class of its own', '', '<span class="story-author">Von Ann Lee</span>', ['Ann Lee']],
    [
      'by such a class, and several',
      '',
      '<i class="x-author">Ann Lee</i><p>Next</p><i class="x-author">Bo Ek</i><p>More</p>',
      [],
    ],
    [
      'as the company that runs the site',
      data({ '@type': 'Article', author: { '@type': 'Organization', name: 'The Herald' } }),
      '<div class="byline">By Ann Lee</div>',
      ['Ann Lee'],
    ],
  ])('are named %s', (_, head, beside, expected) => expect(names(head, beside)).toEqual(expected))

  it.each([
    'Published',
    'Edited',
    'Blogger',
    'U.S.',
    'About',
    'Staff Writer',
    'Letters To The Editor',
    'Getty Images',
    'admin',
    'News Team',
    '12 May',
  ])('are nobody by the name of %s', (name) => expect(isSomebody(name)).toBe(false))

  it('are read from a line beside the text that says so once', () => {
    expect(
      names(
        '',
        '<ul class="facts"><li><strong>Date</strong> 7 January 2022</li><li><strong>Author</strong> Ann Lee</li></ul>',
      ),
    ).toEqual(['Ann Lee'])
  })
})

describe('the publication that a page states', () => {
  it('is what the site calls itself, else its publisher', () => {
    const publisher = data({ '@type': 'Article', publisher: { name: 'Herald Media Group' } })
    expect(publication(`${publisher}<meta property="og:site_name" content="The Herald">`)).toMatchObject({
      value: 'The Herald',
      element: 'meta og:site_name',
    })
    expect(publication(`${publisher}<meta property="og:site_name" content="herald.example">`)?.value).toBe(
      'Herald Media Group',
    )
  })

  it('is the end of the title, or of a copyright line, where the address says the same', () => {
    const at = '<link rel="canonical" href="https://www.townherald.example/a">'
    expect(publication(`<title>${bridgeTitle} - Town Herald</title>${at}`)?.value).toBe('Town Herald')
    expect(publication(at, '<p class="copyright">© 2022 Town Herald, Inc. All rights reserved.</p>')?.value).toBe(
      'Town Herald',
    )
    expect(publication(`<title>${bridgeTitle} - Politics</title>${at}`)).toBeNull()
    expect(publication(at, '<p class="copyright">© 2022 Wire Photos. All rights reserved.</p>')).toBeNull()
  })
})

describe('the day that a page states', () => {
  it('is that of JSON-LD before those of meta and time', () => {
    const meta = '<meta property="article:published_time" content="2022-01-08T09:00:00Z">'
    const time = '<time datetime="2022-01-09">today</time>'
    expect(read(data({ '@type': 'Article', datePublished: '2022-01-07' }) + meta, time).publishedOn?.value).toBe(
      '2022-01-07',
    )
    expect(read(meta, time).publishedOn).toMatchObject({ value: '2022-01-08', element: 'meta article:published_time' })
    expect(read('', time).publishedOn?.value).toBe('2022-01-09')
  })
})

describe('labels', () => {
  it.each<[says: string, head: string, beside: string, authors: string[], publication: string | null]>([
    [
      'a site named in its title and its copyright',
      `<title>${bridgeTitle} - The Quay</title>`,
      '<p class="copyright">© 2026 The Quay</p>',
      [],
      'The Quay',
    ],
    [
      'a site named before its title and in its logo',
      `<title>The Quay: ${bridgeTitle}</title>`,
      '<a href="/"><img alt="The Quay" src="a.png"></a>',
      [],
      'The Quay',
    ],
    [
      'a host of shortened words',
      `<title>${bridgeTitle} - The East Mere Times</title><link rel="canonical" href="https://www.emtimes.com/a">`,
      '',
      [],
      'The East Mere Times',
    ],
    [
      'a part of the site, which names itself elsewhere',
      `<title>${bridgeTitle} | east mere</title><link rel="canonical" href="https://eastmere.example/a"><meta property="og:site_name" content="Security">${data({ '@type': 'Article', publisher: { name: 'east mere' } })}`,
      '',
      [],
      'east mere',
    ],
    [
      'a site by other signs between the words',
      '<meta property="og:site:name" content="The Quay">',
      '',
      [],
      'The Quay',
    ],
    [
      'a site that is called as its host',
      `<title>${bridgeTitle} - quay.example</title><link rel="canonical" href="https://quay.example/a">`,
      '',
      [],
      'quay.example',
    ],
    [
      'nothing but a section behind the title',
      `<title>${bridgeTitle} - Local News</title><link rel="canonical" href="https://www.emtimes.com/a">`,
      '',
      [],
      null,
    ],
    [
      'a slogan behind the name',
      '<meta property="og:site_name" content="The Quay - News, weather and sport">',
      '',
      [],
      'The Quay',
    ],
    [
      'a publisher in microdata',
      '',
      '<div itemprop="publisher"><meta itemprop="name" content="The Quay"></div>',
      [],
      'The Quay',
    ],
    [
      'a creator that is the site',
      '<meta property="og:site_name" content="Sea &amp; i"><meta name="DC.creator" content="Sea &amp; i">',
      '',
      [],
      'Sea & i',
    ],
    ['a staff of the site', data({ '@type': 'NewsArticle', author: [{ name: 'Our Foreign Staff' }] }), '', [], null],
    ['an editorial office', data({ '@type': 'NewsArticle', author: { name: 'Redacción' } }), '', [], null],
    [
      'a name with another in brackets',
      data({ '@type': 'NewsArticle', author: { name: 'Bo (Ola Ek) Lund' } }),
      '',
      [],
      null,
    ],
    [
      'a name in the footer of its post',
      '',
      '<div class="post-footer">Posted by <span itemprop="author">Ann Lee</span></div>',
      ['Ann Lee'],
      null,
    ],
  ])('are right for %s', (_, head, beside, authors, site) => {
    const article = read(head, beside)
    expect([article.byline.map((one) => one?.value), article.publication?.value ?? null]).toEqual([authors, site])
  })

  it('give the day that an address is filed under, where the page states no other', () => {
    const address = '<link rel="canonical" href="https://example.com/2022/01/29/bridge">'
    expect(read(address).publishedOn).toMatchObject({ value: '2022-01-29', element: 'link rel=canonical' })
    expect(read(`${address}<meta name="date" content="2022-01-28">`).publishedOn?.value).toBe('2022-01-28')
  })
})

describe('the title that a page states', () => {
  const headline = data({ '@type': 'NewsArticle', headline: 'Bridge Of The River: All You Must Know' })
  const window = '<title>Bridge of the river: all you must know</title>'

  it('is the one that it prints and states first, whatever it states for search engines', () => {
    expect(read(`${window}<meta property="og:title" content="${bridgeTitle}">${headline}`).title?.value).toBe(
      bridgeTitle,
    )
  })

  it('is without the year that is added to an old article when it is shared', () => {
    const head = `<meta property="og:title" content="${bridgeTitle} (Published 2016)"><title>${bridgeTitle} (Published 2016)</title>`
    expect(read(head).title?.value).toBe(bridgeTitle)
  })

  it('keeps the sign that closes its last quotation', () => {
    const said = 'Le maire parle de « la gravité du moment »'
    expect(read(`<meta property="og:title" content="${said}"><title>${said}</title>`).title?.value).toBe(said)
  })
})
