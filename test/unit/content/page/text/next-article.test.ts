// What a page prints below its own article, whole and under a title of its own, is no text of that article.
import { expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const text = (about: string, count = 5) =>
  ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
    .slice(0, count)
    .map(
      (one) =>
        `<p>${about} was the ${one} thing that the council of the town spoke of when it met on Tuesday, and nobody in the room doubted that it mattered.</p>`,
    )
    .join('')
const story = (title: string, signed: string, about: string, count?: number) =>
  `<div class="post"><header><h1>${title}</h1><p class="meta">${signed}</p></header><div class="text">${text(about, count)}</div></div>`
const page = (title: string, body: string) =>
  `<!DOCTYPE html><html><head><title>${title}</title><meta property="og:title" content="${title}"></head><body><article><div class="wrap">${body}</div></article></body></html>`
const read = (html: string) => readPage({ name: 'a.html', html })
const paragraphs = (html: string) => read(html).map((one) => one.paragraphs.map(({ text }) => text))

const own = 'The Old Bridge of Port Ellin Goes at Last'

it('is left out: only the text under the page’s own title is of its author', () => {
  const html = page(
    own,
    story(own, 'By Ann Lee, 4 May 2026', 'The bridge') +
      story('A New School for the Harbour', 'By Bo Ek, 3 May 2026', 'The school') +
      story('Ferries Stay in for the Winter', 'By Cy Orr, 2 May 2026', 'The ferry'),
  )
  const [all = []] = paragraphs(html)
  expect(read(html).map((one) => one.title?.value)).toEqual([own])
  expect(all.map((one) => one.slice(0, 10))).toEqual(Array(5).fill('The bridge'))
})

it('is left out, too, where it is longer than the page’s own and extraction takes it for the article', () => {
  const html = page(
    own,
    story(own, '4 May 2026', 'The bridge') + story('A New School for the Harbour', '3 May 2026', 'The school', 10),
  )
  const [all = []] = paragraphs(html)
  expect(all.map((one) => one.slice(0, 10))).toEqual(Array(5).fill('The bridge'))
})

it('is no section of the article, whatever heading the site sets over it', () => {
  const section = (head: string, about: string) => `<section><h1>${head}</h1>${text(about)}</section>`
  const html = page(
    own,
    `<h1>${own}</h1><p>By Ann Lee, 4 May 2026</p>${section('What the town will lose', 'The bridge')}${section('What it wants to build instead', 'The tunnel')}`,
  )
  expect(paragraphs(html)[0]).toHaveLength(10)
})
