// Who signs, where machines are told less than readers (promise C3): names of groups whole, words for authors in
// general, and lines that name a person with a house, an office or a day.
import { describe, expect, it } from 'vitest'
import { isPlaceholderName } from '../../../../../functions/content/page/names/placeholder-names.ts'
import { bridgeText, signersOf } from '../../../../support/samples/bridge-article.ts'

const title = '<header><h1>Ten Years of the Old Bridge</h1>'
const page = (head: string, body: string) => {
  const html = `<!DOCTYPE html><html><head><title>Ten Years of the Old Bridge</title>${head}</head><body><main>${body}</main></body></html>`
  return signersOf(html)
}
/** Who signs a page with this between title and text. */
const under = (beside: string, head = '') => page(head, `${title}${beside}</header><article>${bridgeText}</article>`)
const data = (author: object, site = 'Hill Herald') =>
  `<meta property="og:site_name" content="${site}"><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Ten Years of the Old Bridge', author })}</script>`
const person = (name: string) => data({ '@type': 'Person', name })
const group = (name: string) => data({ '@type': 'Organization', name })

describe('a group that is stated as the author', () => {
  it('is named whole or not at all', () => {
    expect(under('', group('Center for River and Bridge Research'))).toEqual(['Center for River and Bridge Research'])
    expect(under('', person('Center for River Research'))).toEqual(['Center for River Research'])
    expect(under('', group('Department of Rivers: Press, Photos and More'))).toEqual([])
  })

  it('is no group where persons are taken for one, and no part of a name where a person writes for somebody', () => {
    expect(under('', group('Ann Lee and Bo Ek'))).toEqual(['Ann Lee', 'Bo Ek'])
    expect(under('', person('Ann Lee for the Hill Institute'))).toEqual(['Ann Lee'])
  })

  it('yields to a person who signs for readers', () => {
    expect(under('<p class="byline">By Ann Lee</p>', person('Hill Redaktion'))).toEqual(['Ann Lee'])
    expect(under('<p class="byline">By Reuters</p>', person('Reuters'))).toEqual(['Reuters'])
    expect(under('<p class="byline">By Ann Lee</p>', person('Bo Ek'))).toEqual(['Bo Ek'])
  })
})

describe('what a template leaves in the place of a name', () => {
  it('is nobody: an empty slot, a link to other texts', () => {
    const tag = (name: string) => `<meta name="author" content="${name}">`
    expect(under('', tag('Name') + person('Ann Lee'))).toEqual(['Ann Lee'])
    expect(under('', person('Zur Artikelübersicht'))).toEqual([])
    expect(under('', person('Reade Lee'))).toEqual(['Reade Lee'])
  })

  it('is no full stop of the name, but for that of an abbreviation', () => {
    expect(under('', person('Recueilli par Ann LEE.'))).toEqual(['Ann LEE'])
    expect(under('', person('Ann Lee Jr.'))).toEqual(['Ann Lee Jr.'])
  })

  it('is no address of the site behind a name', () => {
    expect(under('<p class="author">Ann Lee, hill.com | The Hill Herald</p>')).toEqual(['Ann Lee'])
  })

  it('is named where the writer of a site is stated to be its publisher, too, and signs for readers', () => {
    const writer = { '@type': ['Person', 'Organization'], name: 'Ann Lee' }
    const stated = { '@type': 'Article', headline: 'Ten Years of the Old Bridge', author: writer, publisher: writer }
    const head = `<meta property="og:site_name" content="The River Bank"><script type="application/ld+json">${JSON.stringify(stated)}</script>`
    expect(under('<span class="byline">Ann Lee</span>', head)).toEqual(['Ann Lee'])
    expect(under('', head)).toEqual([])
  })

  it('is named where only previews are told, if readers see the name as well', () => {
    const told = (label: string) =>
      `<meta name="twitter:label2" content="${label}"><meta name="twitter:data2" content="Ann Lee">`
    const seen = '<div>Photo of the bridge: Ann Lee / Hill Herald</div>'
    expect(under(seen, told('Written by'))).toEqual(['Ann Lee'])
    expect(under(seen, told('Verfasst von'))).toEqual(['Ann Lee'])
    expect(under('', told('Written by'))).toEqual([])
    expect(under('<p>Ann Lee, Harbour Street</p>', told('Filed under'))).toEqual([])
  })

  it('is not the company in front of the paper', () => {
    const publisher = { '@type': 'Organization', name: 'Hill Medien Verlag GmbH, Ufer Zeitung' }
    const author = { '@type': 'Organization', name: 'Hill Medien, Ufer Zeitung' }
    const stated = { '@type': 'NewsArticle', headline: 'Ten Years of the Old Bridge', author, publisher }
    expect(under('', `<script type="application/ld+json">${JSON.stringify(stated)}</script>`)).toEqual([])
  })
})

describe('words for authors in general', () => {
  it('are nobody, and yield to whom the page names', () => {
    const tag = '<meta name="author" content="Ann Lee/Bo Ek">'
    const seen = '<p>That night Ann Lee and Bo Ek spoke of the river and of the bridge to the council.</p>'
    expect(under(seen, person('Auswärtige Autoren (AA)') + tag)).toEqual(['Ann Lee', 'Bo Ek'])
    expect(under('', person('Auswärtige Autoren (AA)'))).toEqual([])
  })

  it.each(['Guest Author', 'Gastautor', 'Various Authors', 'Auteur invité', 'Varios autores'])('say %s', (name) => {
    expect(isPlaceholderName(name)).toBe(true)
  })

  it.each(['Gast Lee', 'Ann Author', 'Freie Universität'])('are not %s', (name) => {
    expect(isPlaceholderName(name)).toBe(false)
  })
})

describe('the name of the site', () => {
  const french = (name: string, tag = '') => data({ '@type': 'Person', name }, 'hillinfo.test') + tag

  it('signs nothing behind Par, Von or By', () => {
    expect(under('', french('Par hillinfo.test', '<meta name="author" content="Hillinfo">'))).toEqual([])
    expect(under('', french('Hillinfo'))).toEqual([])
    expect(under('', french('Par la rédaction'))).toEqual([])
  })

  it('is no person behind the same word, and no person in one word', () => {
    expect(under('', french('Par Anne Leroy'))).toEqual(['Anne Leroy'])
    expect(under('<p>By Hillina</p>', french('Hillina'))).toEqual(['Hillina'])
  })
})

describe('a line with the day', () => {
  it.each([
    ['<p>Ann Lee | Senior Writer | January 7, 2022</p>'],
    ['<div class="publish-date">Jan. 7, 2022 &middot; Ann Lee on behalf of <a href="/group">the River group</a></div>'],
  ])('names who wrote it: %s', (line) => {
    expect(under(line)).toEqual(['Ann Lee'])
  })

  it('names nobody where the name is the publication’s', () => {
    expect(under('<p>Ruder Tal • January 7, 2022</p>', '<meta property="og:site_name" content="Ruder Tal">')).toEqual(
      [],
    )
    expect(under('<p>Ruder Tal • January 7, 2022</p>')).toEqual(['Ruder Tal'])
  })

  it.each([
    ['<p>Hill Herald | January 7, 2022</p>'],
    ['<p>Ann Lee, who built the bridge, as it was opened in May | January 7, 2022</p>'],
    ['<p>Audio 03:07 Min. | January 7, 2022 | Ann Lee</p>'],
    ['<p>Madrid | Senior Writer | January 7, 2022</p>'],
    ['<p>The bridge was closed by the council on January 7, 2022 · Ann Lee was there.</p>'],
  ])('names nobody: %s', (line) => {
    expect(under(line)).toEqual([])
  })
})

describe('a name above the day', () => {
  it.each([
    ['<div>Ann Lee</div><div>Updated on 03/04/2022 02:14 a.m.</div>'],
    ['<div>Ann Lee</div><div>Madrid</div><div>7 January 2022</div>'],
    ['<div>Publish Date: Fri, 07 Jan 2022 01:34 PM (IST)Author: Ann Lee</div>'],
    ['<div class="author">Post author By Ann Lee</div>'],
  ])('signs: %s', (lines) => expect(under(lines)).toEqual(['Ann Lee']))

  it.each([
    ['<div>Ann Lee</div><div>The bridge was closed for a year on 7 January 2022 by the council</div>'],
    ['<div>Ann Lee</div><div>What she said</div><div>7 January 2022</div>'],
    ['<div>Publicado el</div><div>7 January 2022</div>'],
  ])('signs nothing: %s', (lines) => expect(under(lines)).toEqual([]))
})

describe('lines right above the text', () => {
  const above = (lines: string, behind = '') =>
    page('', `${title}<span>January 7, 2022</span></header><article><p>${lines}</p>${bridgeText}${behind}</article>`)

  it('may be the writer, the house and the day', () => {
    expect(above('<b>Ann Lee</b><br>herald.test<br>January 7, 2022')).toEqual(['Ann Lee'])
  })

  it('name nobody whom the text is about, and no house', () => {
    const told = '<p>Mr Lee, who paid for the bridge in the year of the flood, was not there when it was closed.</p>'
    expect(above('<b>Ann Lee</b><br>herald.test<br>January 7, 2022', told)).toEqual([])
    expect(above('<b>Hill Herald</b><br>herald.test<br>January 7, 2022')).toEqual([])
  })
})

describe('elements side by side', () => {
  const one = (name: string, more = '') => `<div class="byline"><p><a href="/people/x">${name}</a></p>${more}</div>`

  it('sign together', () => {
    expect(under(`<div class="row">${one('Ann Lee', '<a>Twitter</a>')}${one('Bo Ek')}</div>`)).toEqual([
      'Ann Lee',
      'Bo Ek',
    ])
  })

  it('do not where one holds something else, or other words stand between them', () => {
    expect(under(`<div class="row">${one('Ann Lee')}${one('Photos of the river')}</div>`)).toEqual(['Ann Lee'])
    const list = '<p>Read what others of us have written about the bridge:</p>'
    expect(under(`<div class="row">${one('Ann Lee')}${list}${one('Bo Ek')}</div>`)).toEqual(['Ann Lee'])
  })

  it('are two in one link with a stroke, and one beside an agency or a house', () => {
    const link = (names: string) => `<p class="author"><a href="/autor/x">${names}</a></p>`
    expect(under(link('A. Lee/B. Ek'))).toEqual(['A. Lee', 'B. Ek'])
    expect(under(link('Ann Lee/Hill Herald'))).toEqual(['Ann Lee'])
    expect(under(link('Ann Lee/Reuters'))).toEqual(['Ann Lee'])
  })
})

describe('an element that signs', () => {
  const within = (name: string, inside: string) =>
    page('', `<div class="${name}">${inside}<article>${bridgeText}</article></div>`)
  const line = '<p class="byline">von Ann Lee Lesezeit: 4 Min.</p>'

  it('does so where the box around the whole article is called a card or a picture', () => {
    expect(within('card', `<h1>Ten Years of the Old Bridge</h1>${line}`)).toEqual(['Ann Lee'])
    const card = '<div class="card"><h3>The Mill</h3><p class="byline">Bo Ek</p></div>'
    expect(page('', `<h1>Ten Years of the Old Bridge</h1><article>${bridgeText}</article>${card}`)).toEqual([])
  })

  it('may name three, with commas between them, and none of three places', () => {
    const three = (list: string) => under(`<div><span class="byline-item">${list} | Hill Post</span></div>`)
    expect(three('Ann Lee, Bo van Ek, Cy Roe')).toEqual(['Ann Lee', 'Bo van Ek', 'Cy Roe'])
    expect(three('New York, San Francisco, Los Angeles')).toEqual([])
  })
})

describe('the writer of another text', () => {
  it('is not taken where the head of this one is named after its picture', () => {
    const head = `<header class="entry-header media-header"><h1>Ten Years of the Old Bridge</h1><p class="byline"><a>Ann Lee</a></p></header>`
    const other = '<ul><li><h3>The Mill</h3><p class="byline"><a href="/author/bo">Bo Ek</a></p></li></ul>'
    expect(page('', `${head}<article>${bridgeText}</article>${other}`)).toEqual(['Ann Lee'])
  })

  it('is not taken from a sentence, while a note on the writer names her', () => {
    const link = (name: string) => `<a rel="author" href="/profile/x">${name}</a>`
    expect(
      page('', `${title}</header><article>${bridgeText}<p>As ${link('Bo Ek')} writes in the Hill Post:</p></article>`),
    ).toEqual([])
    expect(
      page('', `${title}</header><article>${bridgeText}</article><p>${link('Ann Lee')} writes for the Hill Post.</p>`),
    ).toEqual(['Ann Lee'])
    expect(page('', `${title}<p>By ${link('Ann Lee')}</p></header><article>${bridgeText}</article>`)).toEqual([
      'Ann Lee',
    ])
  })
})
