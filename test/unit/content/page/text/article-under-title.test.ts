// The article is what the title stands over, whatever else extraction took, and its standfirst is part of it.
import { describe, expect, it } from 'vitest'
import { linesOfHtml } from '../../../../../functions/content/html/html-text.ts'
import { underTitle } from '../../../../../functions/content/page/text/article-under-title.ts'
import { withRestoredText } from '../../../../../functions/content/page/text/restored-text.ts'

const title = 'Eastmere to replace its old bridge'
const told = ['Tarnau', 'Corham', 'Ellery', 'Brae'].map(
  (town) =>
    `The road from ${town} to Eastmere has been closed to lorries since March, and the ferry that carries nine hundred cars a day has been full on every morning of this summer, said the mayor of ${town}.`,
)
const paragraphs = told.map((text) => `<p>${text}</p>`).join('')
const other = '<p>The harbour of Wick is to be dredged in autumn, and its pilots ask for a second boat by then.</p>'
const textsOf = (lines: readonly { text: string }[] | null) => lines?.flatMap(({ text }) => (text === '' ? [] : [text]))

describe('where extraction took something else for the article', () => {
  const all = linesOfHtml(
    `<main><h1>${title}</h1><footer><div>${paragraphs}</div></footer><div><h3>More</h3>${other}</div></main>`,
  )

  it('the text under the title is taken, by whatever name its box goes', () =>
    expect(textsOf(underTitle(linesOfHtml(other), all, title))).toEqual(told))

  it('what was extracted stays where it begins right under the title', () =>
    expect(underTitle(linesOfHtml(paragraphs), all, title)).toBeNull())

  it('comments are no text under a title', () => {
    const page = `<main><h1>${title}</h1>${other}<div class="comments">${paragraphs}</div></main>`
    expect(underTitle(linesOfHtml(other), linesOfHtml(page), title)).toBeNull()
  })
})

describe('what extraction took for a label', () => {
  const subtitle = 'Two thirds of the cost are paid by the county of Northmark'
  const aboveIn = (html: string) => {
    const { above } = withRestoredText(linesOfHtml(paragraphs), linesOfHtml(html), title)
    return textsOf([...above])
  }

  it('is put back above the text where it is a heading under the title', () =>
    expect(aboveIn(`<h1>${title}</h1><h2>${subtitle}</h2><p>By Ann Lee</p>${paragraphs}`)).toEqual([subtitle]))

  it('is put back where it stands in one header with the title', () =>
    expect(aboveIn(`<header><h1>${title}</h1><p>${subtitle}</p></header>${paragraphs}`)).toEqual([subtitle]))

  it('stays out where it is one of many', () =>
    expect(aboveIn(`<h1>${title}</h1>${`<h2>${subtitle}</h2>`.repeat(4)}${paragraphs}`)).toEqual([]))
})

it('text after a heading of the article is put back with it', () => {
  const [first = '', ...rest] = told
  const page = `<div><h1>${title}</h1><div><p>${first}</p><h2>Costs</h2>${rest.map((text) => `<p>${text}</p>`).join('')}</div></div>`
  const { lines } = withRestoredText(linesOfHtml(`<p>${first}</p>`), linesOfHtml(page), title)
  expect(textsOf(lines)).toEqual(told)
})
