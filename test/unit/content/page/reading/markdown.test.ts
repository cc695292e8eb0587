// A Markdown page is read for its text and what its front matter says; no mark of it is ever text.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'
import { threadSeconds } from '../../../../support/runs/thread-seconds.ts'

const read = (text: string, name = 'a.md') => {
  const found = examinePage({ name, bytes: new TextEncoder().encode(text), limit: 200_000 })
  if ('refused' in found) throw new Error(found.refused)
  for (const one of found.page.articles) expect(checkC3(one, found.page.cited)).toEqual([])
  return found.page
}
const first = (text: string, name?: string) => read(text, name).articles[0]
const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The *council* met twice and heard from [the engineers](https://example.com/e "Who they are") who had built the **old bridge**.`
const body = ['Rain', 'Snow', 'Wind'].map(prose).join('\n\n')
const plainText = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge.`

describe('a Markdown page', () => {
  it('gives title, authors, day, publication and address of its front matter', () => {
    const article = first(
      `---\ntitle: "The River: and Its Bridge"\nauthors:\n  - Ann Lee\n  - name: Bo Ek\ndate: 2022-01-07T10:00:00Z\nsite: The Herald\nurl: http://example.com/bridge\ntags: [a, b]\n---\n\n${body}`,
    )
    expect({
      title: article?.title?.value,
      byline: article?.byline.map((one) => one?.value),
      day: article?.publishedOn?.value,
      publication: article?.publication?.value,
      url: article?.url,
    }).toMatchObject({
      title: 'The River: and Its Bridge',
      byline: ['Ann Lee', 'Bo Ek'],
      day: '2022-01-07',
      publication: 'The Herald',
      url: { value: 'https://example.com/bridge', upgraded: true },
    })
    expect(article?.paragraphs.map(({ text }) => text)).toEqual(['Rain', 'Snow', 'Wind'].map(plainText))
  })

  it('is known by its marks where its name does not say it, and gives its headings', () => {
    const article = first(
      `# The River and Its Bridge\n\nBy Ann Lee, 7 January 2022\n\n${body}\n\n## What the engineers said\n\n${prose('Steel')}`,
      'a.txt',
    )
    expect(article?.title?.value).toBe('The River and Its Bridge')
    expect(article?.byline[0]?.value).toBe('Ann Lee')
    expect(article?.headings?.map(({ text, paragraph }) => [text, paragraph])).toEqual([['What the engineers said', 3]])
  })

  it('holds no mark, tag, picture, footnote or short code in its text', () => {
    const marks = [
      prose('Hail'),
      '![The bridge](bridge.jpg)',
      '> The bridge was never ours alone, and it never will be.\n> — Bo Ek',
      '- A pier of `stone` stood in the river for many years.\n- A pier of ~~wood~~ steel &amp; stone stands there today.',
      'A note[^1] that a reader may skip, {{< figure src="a.jpg" >}} said <b>Ann</b> <https://example.com/x>, and nobody did.',
      '1986. That was the year in which the old bridge was closed for the first time.',
      '[^1]: It was printed in small letters below the text.',
    ]
    const page = read(`${body}\n\n${marks.join('\n\n')}\n\n${prose('Fog')}`)
    const text = page.articles.flatMap(({ paragraphs }) => paragraphs.map((one) => one.text)).join('\n')
    expect(text).not.toMatch(/[*_`<>[\]{}~]|&amp;|bridge\.jpg|small letters|never ours/)
    expect(text).toContain('1986. That was the year')
    expect(page.dropped.map(({ why }) => why)).toContain('footnote')
  })

  it('leaves unknown what is no name, no day and no address', () => {
    const article = first(
      `---\ntitle: The River and Its Bridge\nauthor: admin\ndate: soon\nurl: /posts/river\n---\n${body}`,
    )
    expect([article?.byline, article?.publishedOn, article?.url ?? null]).toEqual([[], null, null])
  })

  it('is not seen in a text that holds a star', () => {
    const text = `The River and Its Bridge\n\n${plainText('Rain')} *\n\n${plainText('Snow')}\n\n${plainText('Wind')}\n\n* With thanks to the council.`
    expect(first(text, 'a.txt')?.paragraphs[0]?.text).toBe(`${plainText('Rain')} *`)
  })

  it.each(['> ', '- ', '<!--', '<!-- -->', ' ', '[a](', '**a*', '`', '| ', '<a ', '&'])(
    'takes time as it is long, whatever it repeats: “%s”',
    (piece) => {
      const seconds = (length: number) =>
        threadSeconds(() => first(`${body}\n\n${piece.repeat(length / piece.length)}deep`))
      seconds(1_000)
      expect(seconds(80_000)).toBeLessThan(2)
    },
  )
})
