// Blocks of one shape that each lead to another article are no text of this one, and what is written of things one by
// one is.
import { expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'The Old Bridge of Port Ellin Goes at Last'
const own = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth']
  .map(
    (one) =>
      `<p>The ${one} thing that the council of the town spoke of when it met on Tuesday was the bridge, and nobody doubted that it mattered.</p>`,
  )
  .join('')
const read = (body: string) =>
  readPage({
    name: 'a.html',
    html: `<!DOCTYPE html><html lang="en"><head><title>${title}</title></head><body><article><h1>${title}</h1><div class="text">${body}</div></article></body></html>`,
  })[0]
const texts = (body: string) => read(body)?.paragraphs.map(({ text }) => text) ?? []
const ferries = ['Ferries stay in for the winter', 'A new school for the harbour', 'Bread is dearer than it was']

it('cards after the text, each a title with a line under it, are left out', () => {
  const cards = ferries.map(
    (one, n) =>
      `<div class="z"><h3><a href="/${n}">${one}</a></h3><p>What the town said of it on day ${n} of the month, and why it will not last.</p></div>`,
  )
  expect(texts(own + cards.join(''))).toHaveLength(8)
  expect(read(own + cards.join(''))?.headings ?? []).toEqual([])
})

it('lines that are nothing but links to other articles, three in a row, are left out, however short the text', () => {
  const short = own.split('</p>', 2).join('</p>').concat('</p>')
  const links = ferries.map((one, n) => `<p><a href="/${n}">${one} and what comes of it</a></p>`)
  expect(texts(short + links.join(''))).toHaveLength(2)
})

it('a list under “Read also” is left out, whatever else its items say', () => {
  const items = ferries.map((one, n) => `<li>${n}. Why we think that <a href="/${n}">${one}</a> this year.</li>`)
  expect(texts(`${own}<h3>Read also:</h3><ul>${items.join('')}</ul>`)).toHaveLength(8)
})

it('things told one by one under headings stay, though their headings are links', () => {
  const long = own.replaceAll('<p>', '').replaceAll('</p>', ' ').slice(0, 600)
  const things = ferries.map((one, n) => `<h3><a href="/${n}">${one}</a></h3><p>${long}</p>`)
  expect(texts(own + things.join('')).length).toBeGreaterThan(8)
})

it('a paragraph on who signs the article is none of it, at its head as at its end', () => {
  const html = (body: string) =>
    `<!DOCTYPE html><html lang="en"><head><title>${title}</title><meta name="author" content="Ann Lee"></head><body><article><h1>${title}</h1><div class="text">${body}</div></article></body></html>`
  const bio = '<p>Ann Lee currently works for the Ellin Gazette as a writer. She studied in Millport.</p>'
  const [article] = readPage({ name: 'a.html', html: html(bio + own) })
  expect(article?.paragraphs).toHaveLength(8)
})

it('is an article and no list, where a list of dates follows three paragraphs of it', () => {
  const dates = Array.from({ length: 30 }, (_, n) => `<p>June ${n + 1} – Millport, OH @ Harbour Hall</p>`)
  const body = own.split('</p>', 5).join('</p>').concat('</p>') + dates.join('')
  expect(read(body)?.unprintable).toBeUndefined()
})

it('lines about apps, letters and credits are no text, whatever language they are in', () => {
  const lines = [
    'Nachrichten aufs Handy? Hier geht es zur neuen Kurier-News-App – für Android und iOS.',
    'Der Kurier Newsletter informiert Sie immer montags bis freitags zum Feierabend über das Wichtigste.',
    'Get in touch with our news team by emailing us at desk@example.com.',
    'For more stories like this, check our news page.',
    'Il vous reste 57.09% de cet article à lire.',
    'Grauer Mantel von Bo Ek.Foto: Cy Orr. Styling: Ann Lee',
    'With files from The Harbour Press and Cy Orr',
  ]
  const [first = '', ...others] = own.split(/(?<=<\/p>)/)
  const body = first + lines.map((line) => `<p>${line}</p>`).join('') + others.join('')
  expect(texts(body)).toHaveLength(8)
})
