// Who signs of several names on a page: the one nearest to its title, whole, and nobody whom a menu, a teaser or a
// picture names (promise C3).
import { describe, expect, it } from 'vitest'
import { withoutLetters } from '../../../../../functions/content/page/names/letters-behind.ts'
import { postedIn } from '../../../../../functions/content/page/names/posted-line.ts'
import { withoutPlace } from '../../../../../functions/content/page/names/several-names.ts'
import { bridgeText, bridgeTitle, signersOf } from '../../../../support/samples/bridge-article.ts'

const names = (body: string, head = '') => {
  const html = `<!DOCTYPE html><html><head><title>${bridgeTitle}</title><meta property="og:site_name" content="Hill Herald">${head}</head><body>${body}</body></html>`
  return signersOf(html)
}
const under = (line: string, head = '') =>
  names(`<main><h1>${bridgeTitle}</h1>${line}<div>${bridgeText}</div></main>`, head)
const person = (name: string) =>
  `<script type="application/ld+json">{"@type":"NewsArticle","headline":"${bridgeTitle}","author":{"@type":"Person","name":"${name}"}}</script>`

describe('of several who sign', () => {
  const teaser = (name: string) =>
    `<div class="item"><p>The Hill in Snow</p><div class="author">By: <a rel="author" href="/members/x">${name}</a></div></div>`

  it('the one nearest to the title does, though others come first', () => {
    const own = '<address class="byline">By: <a rel="author" href="/members/ann">Ann Lee</a></address>'
    const article = `<article><header><h1>${bridgeTitle}</h1></header><footer>${own}</footer>${bridgeText}</article>`
    expect(names(`<div>${teaser('Bo Ek')}${teaser('Cy Orr')}</div>${article}`)).toEqual(['Ann Lee'])
  })

  it('none does in an item of a list, or in a few words, with the heading of another article', () => {
    const heading = '<h4><a href="/b">The Hill in Snow</a></h4>'
    const item = `<ul><li><div>${heading}</div><div class="author">Bo Ek</div></li></ul>`
    expect(names(`<main><h1>${bridgeTitle}</h1><div>${bridgeText}</div></main>${item}`)).toEqual([])
    const few = `<div><div>${heading}<p>What snow does to a hill.</p><span class="author">Bo Ek</span></div></div>`
    expect(names(`<main><h1>${bridgeTitle}</h1><div>${bridgeText}</div></main>${few}`)).toEqual([])
  })

  it('a box below the text does whose heading is the name', () => {
    const box =
      '<div class="bio"><h2><a rel="author" href="/authors/ann">Ann Lee</a></h2><p>Ann writes on rivers.</p></div>'
    expect(names(`<main><h1>${bridgeTitle}</h1><div>${bridgeText}</div></main>${box}`)).toEqual(['Ann Lee'])
  })

  it('all do that stand in paragraphs of their own, one below the other', () => {
    const line = (name: string) =>
      `<p><span itemprop="author creator">Autor: <a rel="author" href="/archivo?a=1">${name}</a> | <a href="mailto:x">x@herald.example</a></span></p>`
    const foot = `<div class="g-story-meta-footer">${['Ann Lee', 'Bo Ek', 'Cy Orr Poe'].map(line).join('')}<p>26 de abril de 2022</p></div>`
    expect(under(foot)).toEqual(['Ann Lee', 'Bo Ek', 'Cy Orr Poe'])
  })
})

describe('a writer', () => {
  it('is named before a pair of slashes and what the series is called', () => {
    expect(under('<div>Article by Ann Lee // Harbour Visits Photographs by Bo Ek</div>')).toEqual(['Ann Lee'])
  })

  it('is named before an office, with a summary above and the day below', () => {
    const lines = `<p>Rain has changed the old bridge.</p><div>Ann Lee <span>Columnist</span></div><div>January 7, 2022 — 5.53pm</div>`
    expect(under(lines)).toEqual(['Ann Lee'])
  })

  it('who is stated to publish a site of another name signs on it', () => {
    const data = `<script type="application/ld+json">{"@type":"BlogPosting","headline":"${bridgeTitle}","author":{"name":"Ann Lee"},"publisher":{"name":"Ann Lee"}}</script>`
    expect(under('<p>Ann Lee</p>', `${data}<meta property="article:author" content="Ann Lee">`)).toEqual(['Ann Lee'])
  })
})

describe('a name is none', () => {
  it.each([
    ['in a list above the title', `<ul><li>By Company Size</li></ul><main><h1>${bridgeTitle}</h1>${bridgeText}</main>`],
    ['that is the address of a site', `<main><h1>${bridgeTitle}</h1><p>Por Ufer.example</p>${bridgeText}</main>`],
    [
      'of a blog, in the element of its writer',
      `<main><h1>${bridgeTitle}</h1>${bridgeText}</main><div class="blog-author-bottom"><div>The Quay Behind Rivers</div><div>From ferries to locks and much more.</div></div>`,
    ],
    ['that runs into such an address', `<main><h1>${bridgeTitle}</h1><p>Por Ufer.comLa Rosa</p>${bridgeText}</main>`],
    [
      'of a link to an article that is filed under a writer',
      `<main><h1>${bridgeTitle}</h1>${bridgeText}</main><dl><dd><a href="/2011/writers/ann_lee/04/13/draft/index.html">River Mock Draft</a></dd></dl>`,
    ],
  ])('%s', (_, body) => expect(names(body)).toEqual([]))

  it('before the word for a picture, nor is who took it', () => {
    const line = (name: string) =>
      `<div class="attribution"><span class="author">Door: ${name} </span><span>Beeld: Cy Orr</span></div>`
    expect(under(line('Ann Lee'))).toEqual(['Ann Lee'])
    expect(under(line('Hill Herald'))).toEqual([])
  })
})

describe('a name is whole', () => {
  it('though it ends as a people’s does, or in a month', () => {
    expect(withoutPlace('Ann Maria Lotanis')).toBe('Ann Maria Lotanis')
    expect(withoutPlace('Ann Maria LOT')).toBe('Ann Maria LOT')
    expect(withoutPlace('Ann Lee Madrid')).toBe('Ann Lee')
    expect(under('<div itemprop="author">Written By: <a href="/a"><span>Ann May</span></a></div>')).toEqual(['Ann May'])
  })

  it.each([
    ['Ann B. Lee CPP, PSP', 'Ann B. Lee'],
    ['Ann Lee, CEPF®', 'Ann Lee'],
    ['Ann Lee PhD', 'Ann Lee'],
    ['Jean-Luc LEE', 'Jean-Luc LEE'],
    ['Ann Marie ROY', 'Ann Marie ROY'],
    ['Ann LEE, PSP', 'Ann LEE, PSP'],
    ['Ann Lee, Bo Ek', 'Ann Lee, Bo Ek'],
  ])('without the letters behind it: %s', (written, expected) => expect(withoutLetters(written)).toBe(expected))
})

describe('the line of blogging software', () => {
  it.each([
    ['Posted by oz at 8:38 pm', ['oz']],
    ['posted by Lee at 12:53', ['Lee']],
    ['Eingestellt von Ann Lee um 12:53', ['Ann Lee']],
    ['Publicado por Ann Lee en el puente', []],
    ['Posted by admin at 12:53', []],
    ['Posted by oz on June 20, 2023', ['oz']],
    ['Posted by Ann Lee on the bridge', []],
  ])('%s', (line, expected) => expect(postedIn([line]).map(({ value }) => value)).toEqual(expected))

  it('names nobody where there are several, of several texts', () => {
    expect(postedIn(['Posted by oz at 8:38 pm', 'Posted by al at 9:12 pm'])).toEqual([])
  })
})

describe('nobody is named', () => {
  it.each([
    ['by the heading of the first part', '<h2>Local Hill Trails</h2>'],
    ['by the number of a part', '<p><strong>I. Origins</strong></p>'],
    ['by a message from elsewhere', '<div class="tweet"><span class="tweet-author-name">Bo Ek</span></div>'],
    ['by the address of an office', '<address>Bridge House East<br>3003 Hillton</address>'],
  ])('%s', (_, line) => expect(under(line)).toEqual([]))

  it('by the line of another article behind the text', () => {
    const other = '<div><p>5 hours ago</p><p>By Bo Ek</p><h3><a href="/b">How to see the hill in snow</a></h3></div>'
    expect(names(`<main><h1>${bridgeTitle}</h1><div>${bridgeText.repeat(3)}</div></main>${other.repeat(2)}`)).toEqual(
      [],
    )
  })

  it('by the only such line that is left, where several stood beside the titles of others', () => {
    const other = (name: string) => `<div><p>By ${name}</p><h3><a href="/b">How to see the hill in snow</a></h3></div>`
    const far = `${other('Bo Ek')}${other('Cy Orr')}<p>Great work.</p><p>By Di Poe</p><p>Indeed.</p>`
    expect(names(`<main><h1>${bridgeTitle}</h1><div>${bridgeText.repeat(3)}</div></main><div>${far}</div>`)).toEqual([])
  })

  it('where it is said who paid for it', () => {
    expect(under('', person('Sponsored by Hill Mills'))).toEqual([])
  })
})

describe('a sign that somebody writes under', () => {
  it('is whole, as is a name whose halves are elements of their own', () => {
    expect(under('', person('Bridge2Lee'))).toEqual(['Bridge2Lee'])
    const halves = '<a class="author"><span class="given-name">Ann B.</span><span class="surname">Lee</span></a>'
    expect(under(halves)).toEqual(['Ann B. Lee'])
  })

  it('is a public body whole or not at all', () => {
    const tag = '<meta name="author" content="Hilltaler Departement für Brücken und Wege">'
    expect(under('<p>Hilltaler Departement</p>', tag)).toEqual([])
    expect(under('', person('Bund der Hill Herald'))).toEqual([])
  })
})

describe('a name in a tag', () => {
  it('is none where readers see it nowhere: whoever put the page there may have left it', () => {
    const tag = '<meta name="author" content="Ann Lee">'
    expect(under('', tag)).toEqual([])
    expect(under('<p>Ann Lee</p>', tag)).toEqual(['Ann Lee'])
    expect(under('', person('Ann Lee'))).toEqual(['Ann Lee'])
  })
})

describe('a wire that is stated', () => {
  it('yields to who wrote for it, where a line says so', () => {
    expect(under('<p>By: CNN Wire</p><p>By Ann Lee</p><p>CNN</p>', person('CNN Wire'))).toEqual(['Ann Lee'])
    expect(under('<p>By: CNN Wire</p>', person('CNN Wire'))).toEqual(['CNN Wire'])
  })
})
