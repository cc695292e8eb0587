// The day of an article (promise C3): as its page prints it for readers, if what it states for machines is another
// zone's day or that of an outdated version; unknown if its page says two things.
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../../../functions/content/page/days/date.ts'
import { articleOf, bridgeParagraphs, bridgeTitle } from '../../../../support/samples/bridge-article.ts'

interface Page {
  head?: string
  above?: string
  under?: string
  text?: string[]
  behind?: string
}
const day = ({ head = '', above = '', under = '', text = bridgeParagraphs(), behind = '' }: Page) => {
  const html = `<!DOCTYPE html><html><head><meta property="og:title" content="${bridgeTitle}">${head}</head><body><nav><a href="/a">Home</a></nav>${above}<h1>${bridgeTitle}</h1>${under}<article>${text.join('')}</article>${behind}</body></html>`
  return articleOf(html).publishedOn?.value ?? null
}
const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const published = (at: string) => meta('article:published_time', at)
const modified = (at: string) => meta('article:modified_time', at)

describe('the day of an instant that is told for Greenwich', () => {
  it.each([
    ['the evening before, as it was there', '2022-01-08T01:25:54Z', '<p>7 January 2022 | 8:25pm</p>', '2022-01-07'],
    ['the morning after', '2022-01-06T23:00:00+00:00', '<p>7 January 2022</p>', '2022-01-07'],
    ['its own where the page prints it', '2022-01-08T01:25:54Z', '<p>8 January 2022</p>', '2022-01-08'],
    ['its own where no zone lies so far away', '2022-01-08T15:25:54Z', '<p>7 January 2022</p>', '2022-01-08'],
    ['its own where it is told with its zone', '2022-01-08T01:25:54+02:00', '<p>7 January 2022</p>', '2022-01-08'],
  ])('is %s', (_, at, under, expected) => {
    expect(day({ head: published(at), under })).toBe(expected)
  })

  it('is the one that the address is filed under', () => {
    const address = '<link rel="canonical" href="https://example.com/2022/01/07/bridge">'
    expect(day({ head: published('2022-01-08T01:25:54Z') + address })).toBe('2022-01-07')
  })

  it('is the one that the text itself carries where nothing stands around the title', () => {
    const text = ['<p>By Ann Lee | 7 January 2022</p>', ...bridgeParagraphs()]
    expect(day({ head: published('2022-01-08T01:25:54Z'), text })).toBe('2022-01-07')
  })
})

describe('a day that a line around the title tells of', () => {
  it('is not the one on which the article was written', () => {
    const told = '<ul><li>The Old Bridge Act was signed into law on August 14, 1935</li><li>Rain is due</li></ul>'
    expect(day({ under: told })).toBeNull()
    expect(day({ under: '<ul><li>This story was first put together and published on January 7, 2022</li></ul>' })).toBe(
      '2022-01-07',
    )
  })
})

describe('the day of an article that was written again', () => {
  const first = published('2012-05-10T09:00:00+01:00')
  const last = modified('2026-04-24T11:16:53+01:00')

  it('is that of its last change where title or text speak of later years', () => {
    expect(day({ head: first + last, text: bridgeParagraphs(' since 2026') })).toBe('2026-04-24')
    expect(day({ head: first + last })).toBe('2012-05-10')
    expect(day({ head: first + modified('2012-06-10T09:00:00+01:00'), text: bridgeParagraphs(' in 2014') })).toBe(
      '2012-05-10',
    )
  })

  it('is the one that the page prints where that is among those it states', () => {
    expect(day({ head: first + last, under: '<p>24.04.2026, 12:16</p>' })).toBe('2026-04-24')
    expect(day({ head: first + last, under: '<p>Updated 24.04.2026, 12:16</p>' })).toBe('2012-05-10')
    expect(day({ head: first + last, under: '<p>Aired on 24.04.2026 at noon.</p>' })).toBe('2012-05-10')
  })
})

describe('a day that a page only prints', () => {
  it.each([
    ['right above the title', { above: '<p>07.01.2022</p>' }, '2022-01-07'],
    ['above the title with the name of a part', { above: '<p>7 January 2022 Town Council</p>' }, '2022-01-07'],
    ['under its label', { under: '<h5>Date:</h5><p>7 January 2022</p>' }, '2022-01-07'],
    ['with a year of two digits', { above: '<p>07.01.22</p>' }, '2022-01-07'],
    ['far above the title', { above: '<p>7 January 2022</p><p>Menu</p><p>News</p>' }, null],
    ['as that of a change, where no other is', { above: '<p>Aktualisiert: 07.01.2022</p>' }, '2022-01-07'],
  ])('is read %s', (_, page, expected) => {
    expect(day(page)).toBe(expected)
  })

  it('is the one in elements named after it, where they hold one alone', () => {
    const named = (on: string) => `<div class="story__date--published">${on}</div>`
    const away = Array.from({ length: 12 }, (_, n) => `<p>Part ${n}</p>`).join('')
    expect(day({ under: away + named('7.1.2022 klo 14.00') })).toBe('2022-01-07')
    expect(day({ under: away + named('7.1.2022') + named('8.1.2022') })).toBeNull()
    expect(day({ under: `${away}<div class="event-date">7.1.2022</div>` })).toBeNull()
    expect(day({ under: away, behind: `<div class="related">${named('7.1.2022')}</div>` })).toBeNull()
  })

  it('is read from the marks of microformats', () => {
    expect(day({ under: '<abbr class="published" title="2022-01-07T05:11:00-05:00">5:11</abbr>' })).toBe('2022-01-07')
  })
})

describe('the day of a page that holds an article', () => {
  const data = (...things: object[]) => `<script type="application/ld+json">${JSON.stringify(things)}</script>`
  const page = { '@type': 'WebPage', datePublished: '2022-01-07T09:00:00+01:00' }

  it('is taken where the article states none', () => {
    expect(day({ head: data(page) })).toBe('2022-01-07')
    expect(day({ head: data(page, { '@type': 'Article', datePublished: '2022-01-05' }) })).toBe('2022-01-05')
  })
})

describe('a year of two digits', () => {
  it.each([
    ['31.10.23', '2023-10-31'],
    ['Anna Lind / 28.09.19 12:44', '2019-09-28'],
    ['Version 1.2.19', undefined],
    ['Version 10.12.19.4', undefined],
    ['31.10.89', undefined],
  ])('%s', (text, date) => {
    expect(readDate(text)?.date).toBe(date)
  })
})

describe('a day of numbers that can be read two ways', () => {
  const brücke = ['Regen', 'Schnee'].map(
    (was) =>
      `<p>${was} hat verändert, wie die Leute in der Stadt über den Fluss reden. Der Rat hat zweimal getagt und die Ingenieure gehört, die die alte Brücke gebaut hatten, und niemand hat daran gezweifelt, dass sie weg muss.</p>`,
  )

  it('is read as the language of the text has it', () => {
    expect(day({ under: '<p>03/05/2022</p>', text: brücke })).toBe('2022-05-03')
    expect(day({ under: '<p>03/05/2022</p>' })).toBeNull()
  })

  it('is read as the other days of the page are', () => {
    expect(
      day({
        under: '<p>03/05/2022</p>',
        behind: '<p>Whoever has something to say may write to the council until 05/25/2022, it says.</p>',
      }),
    ).toBe('2022-03-05')
    expect(
      day({
        under: '<p>03/05/2022</p>',
        text: brücke,
        behind: '<p>Wer etwas dazu sagen will, kann bis zum 05/25/2022 an den Rat der Stadt schreiben.</p>',
      }),
    ).toBe('2022-03-05')
  })
})

describe('the day in a time element', () => {
  it('is that of the article, not of others beside it', () => {
    const other = '<div class="related"><time datetime="2020-02-02">2020</time></div>'
    expect(
      day({ under: `<header><time datetime="2022-01-07">today</time></header>`, behind: `<main>${other}</main>` }),
    ).toBe('2022-01-07')
    expect(day({ behind: `<main>${other}</main>` })).toBeNull()
  })

  it('may be printed only, in the head', () => {
    expect(day({ above: '<header><div><p>a</p><p>b</p><time>7. Januar 2022, 17:27 Uhr</time></div></header>' })).toBe(
      '2022-01-07',
    )
  })
})

describe('how days are written', () => {
  it.each([
    ['with the time glued to the year', '7 gennaio 202210:43'],
    ['with a month that is named twice', '7 كانون الثاني/يناير 2022'],
    ['with a zone', 'Fri Jan 7 10:10:50 GMT-03:00 2022'],
    ['with the month first, between dots', '01.17.2022'],
    ['in Czech', '7. ledna 2022'],
    ['in Greek', '7 Ιανουαρίου 2022'],
    ['in Hungarian', '2022. január 7.'],
    ['in Hindi', '7 जनवरी 2022'],
  ])('%s', (_, text) => expect(readDate(text)?.date.replace('17', '07')).toBe('2022-01-07'))
})

describe('a day in numbers', () => {
  it('is read in the order in which its day of the week is true', () => {
    expect(readDate('Thu, 11/12/2026 - 11:38')?.date).toBe('2026-11-12')
    expect(readDate('Friday 11/12/2026')?.date).toBe('2026-12-11')
  })

  it('stays unknown where no order, or either, makes the day of the week true', () => {
    expect(readDate('Mon, 11/12/2026')).toBeNull()
    expect(readDate('11/12/2026')).toBeNull()
    // Both are Sundays.
    expect(readDate('Sun, 02/08/2026')?.date ?? null).toBe(null)
  })
})

describe('the day of a page', () => {
  it('is the first of two in a line far under the title whose second is that of a change', () => {
    const under = '<p>Ann Lee</p><p>Print</p><p>Share</p><p>Email</p>'
    const line = '<p>on January 7, 2022 at 8:17 AM, updated January 9, 2022 at 8:25 AM</p>'
    expect(day({ under: under + line })).toBe('2022-01-07')
    expect(
      day({ under: `${under}<p>The council wrote to us on January 7, 2022, updated plans in hand</p>` }),
    ).toBeNull()
  })

  it('stands under a heading that words the title of its window in another way', () => {
    const page = (heading: string) => {
      const html = `<html><head><title>Introducing the Harbour Data Map</title></head><body><h2>${heading}</h2><p>Ann Lee</p><p>January 7, 2022</p><article>${bridgeParagraphs().join('')}</article></body></html>`
      return articleOf(html).publishedOn?.value ?? null
    }
    expect(page('Introducing Harbour: a New Data Map of All Towns')).toBe('2022-01-07')
    expect(page('Dates of Our Next Tours')).toBeNull()
  })
})

describe('the day of a page whose signs disagree', () => {
  const template = published('2009-09-02')
  const address = '<link rel="canonical" href="https://example.com/blog/2022/01/bridge.html">'

  it('is the printed one, where the address is filed under its month and the head under none of it', () => {
    expect(day({ head: template + address, above: '<p>On January 7, 2022 at 1:30 PM</p>' })).toBe('2022-01-07')
    expect(day({ head: template, above: '<p>On January 7, 2022 at 1:30 PM</p>' })).toBe('2009-09-02')
  })

  it('is the one for readers in a line that holds an instant too', () => {
    expect(day({ under: '<p>Ann Lee 2023-02-03T17:27:31+02:00 7 January 2022 | Rivers</p>' })).toBe('2022-01-07')
  })

  it('is none that something lasts until', () => {
    expect(day({ under: '<p>12.01.2022 — 10.04.2022</p>' })).toBeNull()
    expect(day({ under: '<p>Open until 7 January 2022</p>' })).toBeNull()
    expect(day({ under: '<p>7 January 2022 - updated 10 April 2022</p>' })).toBe('2022-01-07')
  })

  it('is none of a comment, where the title has no paragraph below', () => {
    const comment = '<div class="comment-body"><time datetime="2022-02-25">25 February</time></div>'
    const text = bridgeParagraphs().map((one) => one.replaceAll('p>', 'div>'))
    expect(day({ text: [...text, comment] })).toBeNull()
  })
})

describe('a day in numbers of a page in English', () => {
  const numbers = '<p>Posted 3/5/2021</p>'
  it.each([
    ['as the country in its address has it', '<link rel="canonical" href="https://hill.co.uk/a">', '2021-05-03'],
    ['as offices of the United States have it', '<link rel="canonical" href="https://hill.gov/a">', '2021-03-05'],
    ['no way where nothing tells', '<link rel="canonical" href="https://hill.com/a">', null],
  ])('is read %s', (_, head, expected) => {
    expect(day({ head, under: numbers })).toBe(expected)
  })
})

describe('days written elsewhere', () => {
  it.each([
    ['الجمعة 8 فيفري 2019', '2019-02-08'],
    ['٧ غشت ٢٠٢١', '2021-08-07'],
    ['3 дек 2021', '2021-12-03'],
    ['5 Şub 2021', '2021-02-05'],
    ['Jueves, 21 de Abril de 202221/04/2022', '2022-04-21'],
  ])('%s is %s', (text, expected) => {
    expect(readDate(text)?.date).toBe(expected)
  })
})

describe('a day behind a word for it', () => {
  it.each([
    ['Post time: 2022-01-07', 'in another order of words'],
    ['Yayınlanma: 7 Ocak 2022', 'in Turkish'],
    ['Дата публикации: 7 января 2022', 'in Russian'],
    ['Fecha de publicación: 7 de enero de 2022', 'in Spanish'],
  ])('is read wherever it stands: %s, %s', (line) => {
    expect(day({ behind: `<p>${line}</p>` })).toBe('2022-01-07')
  })

  it('is read in the line that signs above the title', () => {
    const above = '<p>By: Hill Board on 07-ene-2022 5:11:10</p><p>Rivers</p><p>Bridges</p>'
    expect(day({ above })).toBe('2022-01-07')
  })
})
