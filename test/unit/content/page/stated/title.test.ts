// The title of an article is found by what tells it from the lines around it; where nothing does, it is unknown (C3).
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.`
const body = ['Rain', 'Snow', 'Wind', 'Frost'].map(prose)
const menu = ['Home', 'News', 'Sport', 'About Us', 'Sign Up', 'Weather', 'Jobs', 'Help']
const title = 'The Town Council and the River'
const titleOf = (...lines: string[]) => readPage({ name: 'a.txt', text: lines.join('\n\n') })[0]?.title?.value

describe('the title of a page', () => {
  it.each([
    ['with share buttons between it and the text', [...menu, title, 'Share', 'Tweet', 'E-mail', 'Print', ...body]],
    ['that the head of the page names before the site', [`${title} | The Herald`, ...menu, title, ...body]],
    ['at the end of the way to it', [...menu, `Home » News » ${title}`, title, 'January 7, 2022', ...body]],
    [
      'above the line on its writer',
      [...menu, title, 'Ann Lee River Correspondent', '7 January 2022', 'Share', ...body],
    ],
    [
      'far above a gallery and its captions',
      [...menu, title, 'By Ann Lee', ...Array.from({ length: 40 }, (_, n) => `Image ${n + 1} of 40`), ...body],
    ],
    ['between a section and a photograph', [...menu, 'Town', title, '7 January 2022', 'Photo: Bo Ek', ...body]],
    [
      'behind the heads of other articles',
      [
        ...menu,
        'Mayor opens the harbour fair',
        'Ten ways to fish for eels',
        'Menu',
        title,
        'By Ann Lee',
        'Share',
        ...body,
      ],
    ],
  ])('is found %s', (_, lines) => {
    expect(titleOf(...lines)).toBe(title)
  })

  it.each([
    ['eBay and the river of the town', 'a name in lower case'],
    ['[Town and river] People talk of the bridge', 'a bracket'],
    ['Has the rain changed the town and the river?', 'a question'],
  ])('“%s” may begin or end with %s', (asked) => {
    expect(titleOf(...menu, asked, 'By Ann Lee', '7 January 2022', ...body)).toBe(asked)
  })

  it('opens a text that was saved without its page, whatever its words', () => {
    const saved = 'A Long Winter in Valparaiso'
    expect(titleOf(saved, 'The harbour waits for ships.', 'Ann Lee, Town Herald', '7 January 2022', ...body)).toBe(
      saved,
    )
    expect(titleOf(saved, 'By Ann Lee', ...body)).toBe(saved)
  })

  it('printed twice in a row and again below is no caption', () => {
    const asked = 'Is it the rain that changed the river?'
    expect(titleOf(...menu, asked, asked, 'Ann Lee', '7 January 2022', ...body, asked)).toBe(asked)
  })

  it.each([
    ['heads of other articles say nothing of the text', ['Mayor opens the fair', 'Ten ways to fish', 'Eels are back']],
    ['two heads are as likely as each other', [title, 'Home', 'Jobs', 'The River and the Bridge of the Town', 'Help']],
    ['the caption of the photograph is the longest line', ['A bridge in the rain, seen from the town. (Town Photo)']],
  ])('is unknown where %s', (_, lines) => {
    expect(titleOf(...menu, ...lines, ...menu, ...body)).toBeUndefined()
  })
})
