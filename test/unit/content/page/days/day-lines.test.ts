// The day that a page prints in a line or an element of its own around its title, and not the day of whoever visits it
// (promise C3).
import { describe, expect, it } from 'vitest'
import { articleOf, bridgeText, bridgeTitle } from '../../../../support/samples/bridge-article.ts'

const day = ({ above = '', behind = '' }: { above?: string; behind?: string }) => {
  const html = `<!DOCTYPE html><html><head><meta property="og:title" content="${bridgeTitle}"></head><body>${above}<h1>${bridgeTitle}</h1><article>${bridgeText}</article>${behind}</body></html>`
  return articleOf(html).publishedOn?.value ?? null
}

describe('a day in a line of its own', () => {
  it('is read above the title with the hour, the source and the minutes behind bars', () => {
    expect(day({ above: '<p>07.01.2022 - 14:08 | Quelle: Hill Post | Lesedauer: unter 2 Minuten</p>' })).toBe(
      '2022-01-07',
    )
    expect(day({ above: '<p>07.01.2022 bis in die Nacht am Fluss und auf der Brücke</p>' })).toBeNull()
  })

  it('is read far from the title in an element that is named after it', () => {
    const menu = `<ul>${'<li>Town</li>'.repeat(12)}</ul>`
    expect(day({ above: `<p class="entry-meta">January 7, 2022 By Anonymous</p>${menu}` })).toBe('2022-01-07')
    expect(day({ behind: '<p><span class="itdate">2:18pm Friday 7th January 2022</span></p>' })).toBe('2022-01-07')
  })

  it('is read behind its word and a colon without a space, below the text', () => {
    const far = `<ul>${'<li>Town</li>'.repeat(12)}</ul>`
    expect(day({ behind: `${far}<div><b>Posted:</b>January 7 , 2022</div>` })).toBe('2022-01-07')
  })

  it('is read in a line that says who wrote, where and when, though no heading stands above it', () => {
    const line = 'Written by <a href="/a">Ann Lee</a> in <a href="/b">Ships</a> on 7 January 2022 at 08:34 PM.'
    const page = (signed: string) =>
      `<!DOCTYPE html><html><head><title>${bridgeTitle}</title></head><body><header>${bridgeTitle}</header><div>${signed} <a href="/c">Add A Comment</a></div><article>${bridgeText}</article></body></html>`
    expect(articleOf(page(line)).publishedOn?.value).toBe('2022-01-07')
    expect(articleOf(page(line.replace('Written by', 'Seen by'))).publishedOn).toBeNull()
  })

  it('is not that of the visit, in an element above the title that is named a date and no more', () => {
    const menu = `<ul>${'<li>Town</li>'.repeat(12)}</ul>`
    expect(day({ above: `<p class="date">Tuesday, January 18, 2022</p>${menu}` })).toBeNull()
  })
})
