// Several articles on one page of HTML are several articles, each with its own title and byline.
import { expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const text = (about: string) =>
  ['first', 'second', 'third', 'fourth']
    .map(
      (one) =>
        `<p>${about} was the ${one} thing that the council of the town spoke of when it met on Tuesday, and nobody in the room doubted that it mattered.</p>`,
    )
    .join('')
const article = (title: string, name: string, about: string) =>
  `<article class="post"><h2>${title}</h2><p class="byline">By ${name}</p>${text(about)}</article>`

it('are read one by one; a teaser and a comment are none', () => {
  const teaser =
    '<article class="item"><h2>Another Day at the Quay</h2><p>It rained on the quay for most of the day, they said.</p></article>'
  const comment = `<div class="comments"><article><h3>Bo says</h3>${text('A comment')}</article></div>`
  const html = `<!DOCTYPE html><html><head><title>The Herald</title></head><body>${article('The Old Bridge Goes at Last', 'Ann Lee', 'The bridge')}${article('A New School for the Harbour', 'Bo Ek', 'The school')}${teaser}${comment}</body></html>`
  const found = readPage({ name: 'a.html', html })
  expect(found.map((one) => [one.title?.value, one.byline.map((name) => name?.value), one.paragraphs.length])).toEqual([
    ['The Old Bridge Goes at Last', ['Ann Lee'], 4],
    ['A New School for the Harbour', ['Bo Ek'], 4],
  ])
})

it('are one where the page has one title over them: the entries of a live blog', () => {
  const title = 'How the Night of the Great Storm Went'
  const html = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${article('Ferries Stay in the Harbour', 'Ann Lee', 'The ferry')}${article('Roofs Are Off on the Quay', 'Bo Ek', 'The roof')}</body></html>`
  expect(readPage({ name: 'a.html', html }).map((one) => one.title?.value)).toEqual([title])
})

it('are one where the page has the title of one of them: the others are announced on its page', () => {
  const title = 'The Old Bridge Goes at Last'
  const head = `<title>${title}</title><meta property="og:title" content="${title}">`
  const html = `<!DOCTYPE html><html><head>${head}</head><body>${article(title, 'Ann Lee', 'The bridge').replace('h2', 'h1').replace('/h2', '/h1')}${article('A New School for the Harbour', 'Bo Ek', 'The school')}</body></html>`
  const found = readPage({ name: 'a.html', html })
  expect(found.map((one) => [one.title?.value, one.byline.map((name) => name?.value)])).toEqual([[title, ['Ann Lee']]])
})
