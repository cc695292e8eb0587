// A list of highlights above the text says what the text says: it is dropped, and the article begins with its lead.
import { describe, expect, it } from 'vitest'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const lead =
  'The harbour council voted on Tuesday to close the old ferry terminal in Millport, ending a service that had carried people across the bay for more than ninety years.'
const rest = [
  'The last ferry will leave at noon on the first day of spring, the council said, and a bus over the bridge will take its place.',
  'Owners of shops along the quay fear that the closure will cost them a third of their trade, as visitors used the ferry more than anybody else.',
  'The terminal itself is a listed building, and a museum of shipping has asked whether it may move in before the roof is repaired.',
]
const items = [
  'Council closes ferry terminal in Millport',
  'A bus over the bridge will take its place.',
  'Shops along the quay fear for a third of their trade.',
]
const read = (page: string, name = 'a.txt') => {
  const found = examinePage({ name, bytes: new TextEncoder().encode(page), limit: 100_000 })
  if ('refused' in found) throw new Error(found.refused)
  const [article] = found.page.articles
  const dropped = found.page.dropped.filter(({ why }) => why === 'highlights').map(({ text }) => text)
  return { title: article?.title?.value, paragraphs: article?.paragraphs.map(({ text }) => text) ?? [], dropped }
}
const title = 'Millport to lose its ferry'
const byline = 'By Ann Lee\n\n7 January 2022'

describe('highlights above the text', () => {
  it.each(['Story highlights', 'Key points:', 'At a glance', 'What you need to know', 'Das Wichtigste in Kürze'])(
    'go, with their head: %s',
    (head) => {
      const text = [title, byline, head, ...items, lead, ...rest].join('\n\n')
      expect(read(text)).toEqual({ title, paragraphs: [lead, ...rest], dropped: [head, ...items] })
    },
  )

  it('go where they stand close together or behind bullets, however long', () => {
    const long = `${items[0]}, which has been a part of the town for more than ninety years, after a vote that nobody had expected to be so clear on Tuesday.`
    for (const list of [[long, ...items].join('\n'), [long, ...items].map((one) => `• ${one}`).join('\n\n')]) {
      expect(read([title, byline, 'Highlights', list, lead, ...rest].join('\n\n')).paragraphs).toEqual([lead, ...rest])
    }
  })

  it('go with a last item that the text says in other words, where a blank line ends the list', () => {
    const list = [...items, 'Nobody on the island was asked beforehand.'].join('\n')
    expect(read([title, byline, 'Highlights', list, lead, ...rest].join('\n\n')).paragraphs).toEqual([lead, ...rest])
  })

  it('go from HTML, where the head is a box of its own', () => {
    const list = `<div class="label">Key Points</div><div><ul>${items.map((one) => `<li><p>${one}</p></li>`).join('')}</ul></div>`
    const text = [lead, ...rest].map((one) => `<p>${one}</p>`).join('')
    const html = `<!DOCTYPE html><html><body><article><h1>${title}</h1>${list}<div>${text}</div></article></body></html>`
    expect(read(html, 'a.html').paragraphs).toEqual([lead, ...rest])
  })

  it('stay where the text does not say the same: a heading of the author', () => {
    const own = ['Pack a lamp and a whistle.', 'Tell a neighbour where you go.']
    const text = [title, byline, 'What you need to know', ...own, lead, ...rest].join('\n\n')
    expect(read(text).paragraphs).toEqual([...own, lead, ...rest])
  })

  it('are never the text itself: a list in its midst and a lone sentence stay', () => {
    const midst = [
      title,
      byline,
      lead,
      ...rest,
      'Key points',
      ...items.slice(1),
      ...rest.map((one) => `${one} So it goes.`),
    ]
    expect(read(midst.join('\n\n')).dropped).toEqual([])
    expect(read([title, byline, 'In brief', lead, ...rest].join('\n\n')).dropped).toEqual([])
  })
})
