// What pages set between their paragraphs in `pre`, in formulas and for browsers without scripts: listings are no text,
// archives that stand in `pre` are, and a formula is never printed (C1, C2).
import { describe, expect, it } from 'vitest'
import { holdsMarkup } from '../../../../../functions/content/html/markup.ts'
import { examinePage } from '../../../../../functions/content/page/reading/page.ts'

const title = 'How the Clock of Ardlin Learned to Keep Time'
const told = [
  'The clock on the harbour office of Ardlin ran eleven minutes fast for thirty years, and everybody who took the morning boat knew how much to take off.',
  'Last winter a retired engineer, Rosa Tillery, opened its case and put a small computer beside the old works, which asks the time of a station in the hills.',
  'The computer moves the hands by a motor that was made for window blinds. It corrects them once a day, at four in the morning, when nobody looks.',
  'The harbour master was against it at first, because the boats have always left by the clock and not by the time, but the school asked him to give in.',
]
const pageOf = (body: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>${title}</title><meta property="og:title" content="${title}"><meta name="author" content="Rosa Tillery"></head><body><main><article><h1>${title}</h1>${body}</article></main></body></html>`
const p = (text: string) => `<p>${text}</p>`
const readOf = (html: string) => {
  const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
  return 'page' in found ? found.page.articles.map(({ paragraphs }) => paragraphs.map(({ text }) => text)) : found
}

describe('the text of a page', () => {
  it('is read without the listing between its paragraphs', () => {
    const listing =
      '<pre><code>while true\n  set_hands(now())\n  sleep_until("04:00") // the boats are asleep.\nend\nprint("The hands are set and the clock is right.")</code></pre>'
    const [first = '', ...rest] = told
    expect(readOf(pageOf(`${p(first)}${listing}${rest.map(p).join('')}`))).toEqual([told])
  })

  it('is read from an archive that is wrapped at a width, paragraph by paragraph', () => {
    const wrapped = told.map((text) => text.replace(/(.{50,64}) /g, '$1\n')).join('\n\n')
    expect(readOf(pageOf(`<pre>${wrapped}</pre>`))).toEqual([told])
  })

  it('is read where the page holds it for browsers without scripts alone, and waits for an editor', () => {
    const html = pageOf(`<noscript>${told.map(p).join('')}</noscript>`)
    const found = examinePage({ name: 'page.html', bytes: new TextEncoder().encode(html), limit: 1_000_000 })
    expect(readOf(html)).toEqual([told])
    expect('page' in found && found.page.held).toContain('only browsers without scripts show its article')
  })

  it('goes on in a list whose name extraction takes for what surrounds an article', () => {
    const points = [
      'The motor of the window blinds had lain in a drawer of the school for nine years.',
      'The station in the hills gives the time to all who ask for it, and asks nothing.',
    ]
    const list = `<ul class="extra">${points.map((text) => `<li>${text}</li>`).join('')}</ul>`
    expect(readOf(pageOf(`${told.map(p).join('')}${list}`))).toEqual([[...told, ...points]])
  })

  it('goes on in a box of such a name, behind more captions than an article has short lines', () => {
    const captions = ['The case', 'The hands', 'The old works', 'The motor', 'The office'].map(
      (text) => `<figure><img src="a.jpg"><figcaption>${text}</figcaption></figure>`,
    )
    const parts = [
      `<div>${told.slice(0, 3).map(p).join('')}</div>`,
      ...captions,
      `<div class="extra">${p(told[3] ?? '')}</div>`,
    ]
    expect(readOf(pageOf(parts.join('')))).toEqual([told])
  })
})

describe('a sentence with a formula', () => {
  it.each(['The mass is $m_0 c^2$ at rest.', 'It is \\frac{1}{2} of it.', 'Here \\(x\\) is small.'])(
    'is markup: %s',
    (text) => {
      expect(holdsMarkup(text)).toBe(true)
    },
  )

  it.each(['It costs $5 in May and $10 in June.', 'The fee rose from $5 to $6 (5_6).'])('is none: %s', (text) => {
    expect(holdsMarkup(text)).toBe(false)
  })
})
