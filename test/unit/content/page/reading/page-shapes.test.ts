// What further shapes of pages say of their article: kits of blogs, exports of editors, mails. The pages are invented.
import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../../../../functions/content/page/elements/block.ts'
import { kindOf } from '../../../../../functions/content/page/lines/line-kind.ts'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'Eastmere to replace its old bridge'
const body = [
  'The town council of Eastmere voted on Monday to replace the old bridge over the river Lend with one of steel.',
  'The bridge, which was built in 1911, has been closed to lorries since March, and a ferry carries 900 cars a day.',
  'The county of Northmark will pay two thirds of the cost, and the rest is to come from a toll until 2040.',
]
const paragraphs = body.map((text) => `<p>${text}</p>`).join('')
const page = (rest: string, head = '') => `<html><head>${head}</head><body>${rest}</body></html>`
const articleOf = (text: string) => {
  const name = text.startsWith('<') ? 'page.html' : 'page.txt'
  const found = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  return found.page.articles[0]
}
const stated = (text: string) => {
  const article = articleOf(text)
  return [
    article?.title?.value,
    article?.byline.map((one) => one?.value).join(', '),
    article?.publishedOn?.value,
    article?.paragraphs.length,
  ]
}

describe('title, authors, day and paragraphs', () => {
  it.each([
    [
      'a name over a day without a year and the time of reading',
      page(`<ul><li>Ann Lee</li><li>Nov 20</li><li>3 min read</li></ul><h1>${title}</h1>${paragraphs}`),
      [title, 'Ann Lee', undefined, 3],
    ],
    [
      'the account that every installation has',
      page(
        `<h1>${title}</h1><p>Written by: Ann Lee</p><p>20 November 2026</p>${paragraphs}`,
        '<meta name="author" content="Super User">',
      ),
      [title, 'Ann Lee', '2026-11-20', 3],
    ],
    [
      'a title that names a file',
      page(`<p><b>${title}</b></p><p>By Ann Lee</p><p>20 November 2026</p>${paragraphs}`, '<title>Document1</title>'),
      [title, 'Ann Lee', '2026-11-20', 3],
    ],
    [
      'a link to who wrote it',
      page(`<h1>${title}</h1><div><a href="/authors/ann">Ann Lee</a><span>·</span>Nov 20, 2026</div>${paragraphs}`),
      [title, 'Ann Lee', '2026-11-20', 3],
    ],
    [
      'authors as libraries list them',
      page(
        `<h1>${title}</h1>${paragraphs}`,
        '<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Ek, Bo">',
      ),
      [title, 'Ann Lee, Bo Ek', undefined, 3],
    ],
    [
      'a day that runs into the text',
      [title, `Published: Friday, 20 November 2026 10:12 AM EASTMERE (AP) _ ${body[0]}`, ...body.slice(1)].join('\n\n'),
      [title, '', '2026-11-20', 3],
    ],
    [
      'a note of the editors above the title',
      ["Editor's note: It was first told in Tarnau.", title, 'By Ann Lee', 'November 20, 2026', ...body].join('\n\n'),
      [title, 'Ann Lee', '2026-11-20', 3],
    ],
  ])('are found beside %s', (_, text, expected) => expect(stated(text)).toEqual(expected))

  it('hold no place and agency that a date ran into', () => {
    const article = articleOf(`${title}\n\nPublished: 20 November 2026 EASTMERE (AP) _ ${body.join('\n\n')}`)
    expect(article?.paragraphs[0]?.text).toBe(body[0])
  })
})

describe('a line around an article', () => {
  it.each([
    ['footer', 'You are receiving this email because you signed up on our website. Unsubscribe here.'],
    ['footer', 'View this email in your browser'],
    ['footer', 'This page was printed from: www.example.com/a'],
    ['footer', 'Visit www.example.com for news of rivers every day.'],
    ['footer', 'A flexible plan you can cancel anytime.'],
    ['footer', 'We accept credit cards, and cash.'],
    ['footer', '$60/person/year'],
    ['footer', 'Page 1 of 2'],
    ['note', 'Correction: An earlier version named the wrong river.'],
    ['text', 'Posted by the door, a guard watched the river rise.'],
    ['text', 'You received this letter, she said, because you asked for it.'],
  ])('is known as what it is: %s: %s', (kind, text) => expect(blocksOf(text).map(kindOf)).toEqual([kind]))
})

it('items of a list are never glued into one sentence, though they begin in lower case', () => {
  const items = ['light enough to carry alone', 'dries in an hour or less', 'costs nine thousand crowns']
  const list = items.map((text) => `<li>${text}</li>`).join('')
  const texts = articleOf(page(`<h1>${title}</h1>${paragraphs}<ul>${list}</ul>${paragraphs}`))?.paragraphs ?? []
  expect(texts.filter(({ text }) => text.includes('light') && text.includes('crowns'))).toEqual([])
})

describe('what stands above the text of a page', () => {
  const head = `<title>${title}</title><meta property="og:title" content="${title}">`
  const long = `${body[0]} ${body[1]} ${body[2]}`
  const texts = (rest: string) => {
    const article = articleOf(page(`<article><h1>${title}</h1>${rest}${paragraphs}${paragraphs}</article>`, head))
    return [article?.paragraphs[0]?.text, article?.standfirst?.value, article?.headings?.map((one) => one.text)]
  }

  it('is text where it is longer than a standfirst, though a line with the day stands below it', () =>
    expect(texts(`<p>${long}</p><p>20.11.2026 09:15</p>`)).toEqual([long, undefined, []]))

  it('is a standfirst where it is short', () =>
    expect(texts('<p>Lorries have gone round by Tarnau since March.</p><p>20.11.2026 09:15</p>')).toEqual([
      body[0],
      'Lorries have gone round by Tarnau since March.',
      [],
    ]))

  it('is text where it only opens with the day, which is none of it', () =>
    expect(texts(`<p>20.11.2026 – ${long}</p>`)[0]).toBe(long))

  it('is a heading where the page marks it as one, of one word or of many', () => {
    const subtitle = 'Steel in place of iron, and a ferry until the work is done'
    expect(texts(`<h2>${subtitle}</h2><p>${long}</p><h2>Costs</h2>`)[2]).toEqual([subtitle, 'Costs'])
  })
})

describe('lines of a site in German and English', () => {
  it.each([
    ['Möchten Sie den Artikel teilen?', 'navigation'],
    ['Hier können Sie den Artikel bewerten', 'navigation'],
    ['Sie müssen sich einloggen, um zu schreiben.', 'navigation'],
    ['Weitere Informationen:', 'navigation'],
    ['AFP / ANN LEE', 'caption'],
    ['The Packet is not responsible for the opinions of its readers.', 'note'],
    ['„Können Sie den Artikel bewerten?“, fragte die Lehrerin die Klasse in Bonn am Morgen.', 'text'],
  ])('%s: %s', (text, kind) => expect(blocksOf(text).map(kindOf)).toEqual([kind]))
})
