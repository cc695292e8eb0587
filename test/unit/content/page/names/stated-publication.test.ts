// The publication of a page that says several names: the one that its signs agree on, written as people write it, and
// without what the site says of itself.
import { parseHTML } from 'linkedom/worker'
import { describe, expect, it } from 'vitest'
import { statedIn } from '../../../../../functions/content/page/stated/html-metadata.ts'

const at = (host: string) => `<link rel="canonical" href="https://${host}/2022/a">`
const site = (name: string) => `<meta property="og:site_name" content="${name}">`
const publisher = (name: string) =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', publisher: { name } })}</script>`
const window = (end: string) => `<title>A Bridge Is Built${end}</title>`
const publication = (head: string, body = '') =>
  statedIn(parseHTML(`<html><head>${head}</head><body>${body}</body></html>`).document).publication?.value ?? null

describe('the publication of a page that says several names', () => {
  it.each([
    [
      'the paper and not its company',
      publisher('Hill Media Ltd') + window(' | Bridge Weekly') + at('bridgeweekly.example'),
      'Bridge Weekly',
    ],
    [
      'the site and not the section that states itself',
      site('Nutrition') + window(' | Nutrition | Hillfood') + at('www.hillfood.example'),
      'Hillfood',
    ],
    [
      'the section where the title ends in it',
      site('Cider & Co') + window(' | Cider & Co') + at('www.hillfood.example'),
      'Cider & Co',
    ],
    [
      'the publisher and not an address',
      publisher('Daily Hill') + site('www.hill.example') + at('www.hill.example'),
      'Daily Hill',
    ],
    [
      'an address behind the sections, before what the site says of itself',
      window(' / Town / Articles / Home - hill.example.com - Hill Online with news, pictures and films'),
      'hill.example.com',
    ],
    [
      'an address behind the title, where no name is said',
      window(' | Hill.example.com') + at('old.example.com'),
      'Hill.example.com',
    ],
    [
      'not a name for machines',
      publisher('hillherald') + window(' - Hillherald') + at('hillherald.example'),
      'Hillherald',
    ],
    [
      'the name at the end of the title, though in lower case, and not the house behind it',
      publisher('HILL ONLINE') + window(' - Ha! - ferry') + at('www.ferry.example'),
      'ferry',
    ],
    [
      'the name that the address has, before a slogan without a mark, and not its feed',
      '<link rel="alternate" type="application/rss+xml" title="Valley news, Valley">' +
        window(' | Valley news, Valley - HillTimes breaking news from the valley') +
        at('www.hilltimes.example'),
      'HillTimes',
    ],
    [
      'not a headline’s capitals',
      site('HILL HERALD') + publisher('Hill Herald') + at('hillherald.example'),
      'Hill Herald',
    ],
  ])('is %s', (_, head, expected) => {
    expect(publication(head)).toBe(expected)
  })

  it('is that of the site, and not its only writer, who is stated to publish it', () => {
    const own = { '@type': 'BlogPosting', author: { name: 'Ann Lee' }, publisher: { name: 'Ann Lee' } }
    const data = `<script type="application/ld+json">${JSON.stringify(own)}</script>`
    const author = '<meta property="article:author" content="Ann Lee">'
    const head = site('The Quay Log') + author + data + window(' :: The quay log') + at('annlee.example')
    expect(publication(head, '<header><a href="/">Ann Lee</a></header><p>© 2022 Ann Lee</p>')).toBe('The Quay Log')
  })
})

describe('a link to the front page', () => {
  it('says where it leads, which is no part of the name', () => {
    const link = (title: string) => `<a href="/" title="${title}">-</a>`
    expect(publication(at('hillherald.example'), link('Zur Hill Herald Startseite'))).toBe('Hill Herald')
    expect(publication(at('hillherald.example'), link('Back to Hill Herald'))).toBe('Hill Herald')
    expect(publication(at('hillherald.example'), link('Welcome to Hill Herald:'))).toBe('Hill Herald')
  })
})

describe('the publication of a page that says more than its name', () => {
  it.each([
    ['a slogan behind a colon', site('Hill™: News and Growth') + window(' | Hill'), 'Hill'],
    ['a trade, where the title does without', site('Ann Lee - Consultant') + window(' - Ann Lee'), 'Ann Lee'],
    ['a slogan before the part that the address has', site('Rain and Snow | Weatherhill'), 'Weatherhill'],
    ['a legal form', site('Hill Mobility, Inc.'), 'Hill Mobility'],
    ['a sign at the end', site('Hill Herald |'), 'Hill Herald'],
    [
      'nothing, where the title ends in all of it',
      site('Hill Fund - Schools') + window(' - Hill Fund - Schools'),
      'Hill Fund - Schools',
    ],
  ])('is without %s', (_, head, expected) => {
    expect(publication(head + at('weatherhill.example'))).toBe(expected)
  })
})

describe('the publication of a page that states none', () => {
  const logo = '<header><a href="/"><img alt="The Art and Trade of Bridges in the Hills"></a></header>'
  it('is the name with which the address begins, or that begins with it', () => {
    expect(publication(at('artandtradeofbridges.example'), logo)).toBe('The Art and Trade of Bridges in the Hills')
    expect(publication(window(' | Blog | Encore Homes') + at('encorehomesny.example'))).toBe('Encore Homes')
  })

  it('is the end of a title of which the address adds a word, or which the account repeats', () => {
    expect(publication(window(' | HillHR') + at('gethillhr.example'))).toBe('HillHR')
    expect(publication(`${window(' | HillDev')}<meta name="twitter:site" content="@hilldev">`)).toBe('HillDev')
    expect(publication(window(' | Politics') + at('gethillhr.example'))).toBeNull()
  })

  it('is a number where the address is one, and without the years of a copyright', () => {
    expect(publication(site('512') + window(' - 512') + at('512.example'))).toBe('512')
    const line = '<p class="copyright">© Copyright 2001-2021 by Hillmedia</p>'
    expect(publication(at('hillmedia.example'), line)).toBe('Hillmedia')
  })

  it('is not a description of a picture', () => {
    expect(publication(at('oakwood.example'), '<div class="logo"><img alt="oak table by oakwood"></div>')).toBeNull()
  })

  it('is the end of a title in letters without spaces that the link to the front page repeats', () => {
    const body = '<a href="http://www.hill.example/" title="山日报">x</a><a href="http://www.hill.example/2">y</a>'
    expect(publication('<title>桥梁建成_新闻_山日报</title>', body)).toBe('山日报')
  })
})

describe('the publication of a page that states neither a name nor an address', () => {
  const logo = (alt: string) => `<div id="hill-logo"><img alt="${alt}"></div>`
  const begins = (name: string, mark: string) => `<title>${name}${mark}A Bridge Is Built</title>`
  it.each([
    ['that the logo repeats', begins('HPA', ': '), logo('HPA'), 'HPA'],
    ['whose logo leads to the front page', begins('The Hill', ' - '), logo('The Hill - Go to Homepage'), 'The Hill'],
    [
      'that the link of a saved page repeats',
      window(' | Hill News'),
      '<a href="../../index.html">Hill News</a>',
      'Hill News',
    ],
    [
      'that the title of the site repeats',
      window(' - Hill Club e.V.'),
      '<p class="website_Title">Hill<br>Club</p>',
      'Hill Club',
    ],
    [
      'that has the copyright',
      window(' - Hill Post'),
      '<table><tr><td>© 2008 Hill Post. All rights reserved</td></tr></table>',
      'Hill Post',
    ],
    ['said to have it first', '<title>A Bridge Is Built (from Hill Times)</title>', '', 'Hill Times'],
  ])('is the part of the title %s', (_, head, body, expected) => {
    expect(publication(head, body)).toBe(expected)
  })

  it('is the logo that also has the copyright, or that the site’s own files name', () => {
    const line = '<p>Copyright 2008 The Hill News . All rights reserved.</p>'
    expect(publication('', `${logo('The Hill News')}${line}`)).toBe('The Hill News')
    expect(publication('', logo('The Hill News'))).toBeNull()
    expect(publication('', `${logo('The Hill News')}<a href="https://thehillnews.example/b">b</a>`)).toBe(
      'The Hill News',
    )
  })

  it('is the end of the title behind two dashes, and whole where its year is no copyright’s', () => {
    const file = '<a href="https://hillunion.example/b">b</a>'
    expect(publication(window(' -- Page 1 -- Hill Union - Hilltown'), file)).toBe('Hill Union')
    expect(publication(window(' - Hill Games 2022'), '<p>© 2022 Hill Games 2022</p>')).toBe('Hill Games 2022')
  })

  it('is the address that has the copyright, and not the company behind it', () => {
    expect(publication('', '<p>Copyright 2005 hill-post.example.com . All rights reserved.</p>')).toBe(
      'hill-post.example.com',
    )
    expect(publication('', '<p>© Hill-post.example.com Hill Media</p>')).toBe('Hill-post.example.com')
    expect(publication('', '<p>© 2008 Hill Media Partners</p>')).toBeNull()
  })

  it('is no part that nothing repeats, nor what is called Home', () => {
    expect(publication(window(' | Politics'), '<a href="/">Home</a><a href="/politics">Politics</a>')).toBeNull()
    expect(publication(window(' | Home'), '<a href="./index.html">Home</a>')).toBeNull()
    expect(publication(window(' | Nation'), '<a href="index.html">Nation</a>')).toBeNull()
  })

  it('is named by its own files, though most links name no host', () => {
    const links = '<a href="/b">b</a>'.repeat(20)
    expect(publication(`${window(' | hillpost')}<link rel="icon" href="https://hillpost.example/i.png">`, links)).toBe(
      'hillpost',
    )
  })

  it('is not the first word of a name in which small words follow', () => {
    const line = '<p class="copyright">Tribuna de la Costa 2020</p>'
    expect(publication(at('tribuna.example'), line.replace('>T', '>© T'))).toBe('Tribuna de la Costa')
  })
})
