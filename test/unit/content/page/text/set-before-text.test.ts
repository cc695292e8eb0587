// What pages set before the first sentence of a text is none of it, and what they merely name oddly is text.
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'The Old Bridge of Port Ellin Goes at Last'
const rest = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh']
  .map(
    (one) =>
      `<p>The ${one} thing that the council of Millport spoke of on Tuesday was the tunnel, and nobody doubted that it mattered to them.</p>`,
  )
  .join('')
const author = `<script type="application/ld+json">{"@type":"NewsArticle","author":"Ann Lee"}</script>`
const page = (body: string, head = '') =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title><meta property="og:title" content="${title}">${author}${head}</head><body><article><h1>${title}</h1><div class="text">${body}</div></article></body></html>`
const read = (body: string, head = '') => readPage({ name: 'a.html', html: page(body, head) })[0]
const texts = (body: string, head = '') => read(body, head)?.paragraphs.map(({ text }) => text) ?? []
const lead =
  'Builders took the last arch of the old bridge away on Monday, and hundreds of people stood by the river to see it go.'

describe('the text begins behind', () => {
  const cases: [string, string][] = [
    ['the place in an element of its own', `<p><span class="grey">Millport.</span> ${lead}</p>`],
    ['a rubric that its element names so', `<p><strong class="rubric">BRIDGES</strong> <span>${lead}</span></p>`],
    ['a place in brackets', `<p>(Millport, OH) — ${lead}</p>`],
    ['a place with a stop and a dash', `<p>MILLPORT.- ${lead}</p>`],
    ['a place with the day in brackets', `<p>MILLPORT (Aug. 13) -- ${lead}</p>`],
    ['a city that papers date from, with a full stop', `<p>Berlin. ${lead}</p>`],
    ['a city with an agency in small letters', `<p>Berlin (dpa/lno) – ${lead}</p>`],
    [
      'a place in which something is, as the text says',
      `<p>Corham – ${lead}</p><p>It was the last arch in Corham.</p>`,
    ],
    [
      'who its author is',
      `<p><em>Ann Lee, a fellow of the Ellin School of Bridges, is a journalist who writes on rivers and what people build over them.</em></p><p>${lead}</p>`,
    ],
    [
      'who its author is, called by the first name',
      `<p>Ann is an experienced journalist and author who has been covering rivers for five years. She has written for many papers.</p><p>${lead}</p>`,
    ],
    [
      'a note on who wrote it',
      `<p>This blog post was authored by Bo Ek, Managing Principal, Ek Bridges.</p><p>${lead}</p>`,
    ],
    ['city, day and agency with full stops', `<p>МИЛЬПОРТ. 3 декабря. УНН. ${lead}</p>`],
    ['city, day and agency with a dash', `<p>МИЛЬПОРТ, 3 дек — РИА Новости. ${lead}</p>`],
    ['the words of its picture', `<div><img src="a.jpg" alt="Bo Ek."><p>Bo Ek.</p></div><p>${lead}</p>`],
    ['a place with its paper and a bar', `<p>MILLPORT taz | ${lead}</p>`],
    ['a day in brackets with a dash', `<p>(2026-11-05) — ${lead}</p>`],
    [
      'what is set loose beside a picture',
      `<figure><img src="a.jpg"> Bo Ek/for The Gazette The arch is taken away by two cranes.</figure><p>${lead}</p>`,
    ],
    [
      'a caption named by a short word',
      `<div class="sl-art-illo-cap">Two cranes take the last arch of the bridge away in Millport.</div><p>${lead}</p>`,
    ],
    [
      'a caption in the box of a picture',
      `<div id="attachment_482"><a href="a.jpg"><img src="a.jpg"></a><br>Two cranes take the last arch of the bridge away in Millport.</div><p>${lead}</p>`,
    ],
    [
      'a request to the readers',
      `<p>Aviso aos leitores: o jornal mantém aberto o essencial. Se você quer apoiar nosso jornalismo, clique aqui para assinar.</p><p>${lead}</p>`,
    ],
    ['what those read who run no scripts', `<p>This page works best with JavaScript enabled.</p><p>${lead}</p>`],
  ]
  it.each(cases)('%s', (_, body) => {
    expect(texts(body + rest)[0]).toBe(lead)
  })
})

it('a later paragraph begins behind its place, too, and not behind a name that a dash sets apart', () => {
  expect(texts(`<p>${lead}</p>${rest}<p>ELLIN COUNTY -- ${lead}</p>`).at(-1)).toBe(lead)
  const apart = 'BRIDGES — those of wood above all — are what the council of Millport spoke of for most of the day.'
  expect(texts(`<p>${lead}</p>${rest}<p>${apart}</p>`).at(-1)).toBe(apart)
})

it('a summary that is found without a title is without the place, as the text is', () => {
  const long = Array.from({ length: 5 }, (_, n) => `Arch ${n + 1} was of oak. ${lead} ${lead}`).join('\n\n')
  const [article] = readPage({
    name: 'a.txt',
    text: `MILLPORT (Reuters) - Builders took the last old arch away on Monday.\n\n${long}`,
  })
  expect(article?.standfirst?.value).toBe('Builders took the last old arch away on Monday.')
})

it('a heading above another heading belongs to the text below both', () => {
  const found = read(`<p>${lead}</p><h2>What the council will do</h2><h3>The tunnel</h3>${rest}`)
  expect(found?.headings?.map(({ text, paragraph }) => [text, paragraph])).toEqual([
    ['What the council will do', 1],
    ['The tunnel', 1],
  ])
})

describe('the text ends before', () => {
  it.each([
    ['a pointer to more', 'Read more here.'],
    ['the day of its change', 'Article mis à jour le 7 janvier 2020.'],
    ['where there is more in German', 'Mehr dazu hier!'],
  ])('%s', (_, tail) => {
    expect(texts(`<p>${lead} ${tail}</p>${rest}`)[0]).toBe(lead)
  })

  it('what its paper says of itself', () => {
    const paper = '<meta property="og:site_name" content="The Ellin Gazette">'
    const about = '<p>The Ellin Gazette was a magazine for everybody who crosses rivers.</p>'
    expect(texts(`<p>${lead}</p>${rest}${about}`, paper)).toHaveLength(7)
  })
})

describe('the text holds', () => {
  it('a first letter in an element of its own, without the space behind it', () => {
    expect(texts(`<p><span class="initial">B</span> ${lead.slice(1)}</p>${rest}`)[0]).toBe(lead)
  })

  it('a first word in an element of its own that is no place', () => {
    const text = `Nobody. ${lead}`
    expect(texts(`<p><span>Nobody.</span> ${lead}</p>${rest}`)[0]).toBe(text)
  })

  it('a person of the author’s first name who is no writer', () => {
    const ann = 'Ann is a bridge of oak that crosses the river at Corham, and it is two hundred years old this summer.'
    expect(texts(`<p>${ann}</p>${rest}`)[0]).toBe(ann)
  })

  it('a word before a dash that is no place', () => {
    expect(texts(`<p>Nobody – ${lead}</p>${rest}`)[0]).toBe(`Nobody – ${lead}`)
  })

  it('a heading whose id, made of its words, begins like the name of a menu', () => {
    const body = `<p>${lead}</p><h2 id="nav_what_is_left">What is left of the bridge</h2>${rest}`
    expect(read(body)?.headings?.map((one) => one.text)).toContain('What is left of the bridge')
  })

  it('a paragraph that a script will fold', () => {
    expect(texts(`<p class="intro-txt js_readmore">${lead}</p>${rest}`)[0]).toBe(lead)
  })

  it('what stands above lines that are nothing but addresses', () => {
    const addresses = ['2026/02/14', '2026/03/15', '2026/04/16'].map(
      (day) => `<p>https://example.com/${day}/bridge</p>`,
    )
    expect(texts(`<p>${lead}</p>${addresses.join('')}${rest}`)[0]).toBe(lead)
  })

  it('a paragraph of more than sixty words, though it is named as what stands above the text', () => {
    const long = Array(4).fill(lead).join(' ')
    expect(texts(`<p class="standfirst">${long}</p>${rest}`)[0]).toBe(long)
  })
})

it('is not held where only browsers of old would hide it', () => {
  const old = '<style>@media all and (-ms-high-contrast: none) { article { display: none } }</style>'
  expect(texts(`<p>${lead}</p>${rest}`, old)).toHaveLength(7)
})
