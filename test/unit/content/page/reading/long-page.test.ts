// The work for each line of a page does not grow with the page: one of 2 MB has tens of thousands of lines.
import { describe, expect, it } from 'vitest'
import { linesOfHtml } from '../../../../../functions/content/html/html-text.ts'
import { withoutHighlights } from '../../../../../functions/content/page/lines/highlights.ts'
import type { KindBlock } from '../../../../../functions/content/page/lines/split.ts'
import { loneSignature } from '../../../../../functions/content/page/names/lone-signature.ts'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'
import { nextArticle } from '../../../../../functions/content/page/text/next-article.ts'
import { beforeReleaseTail } from '../../../../../functions/content/page/text/release-tail.ts'
import { standfirstsIn } from '../../../../../functions/content/page/text/standfirst.ts'
import { countedReads } from '../../../../support/runs/counted-reads.ts'

/** Of each kind of line. */
const many = 400
/** Entries read for each line, on average. */
const most = 60

const prose = 'The harbour of Sarnia was closed in June after a storm that nobody had expected to come so early.'
const repeated = (part: (n: number) => string) => Array.from({ length: many }, (_, n) => part(n)).join('')

const block = (text: string, kind: KindBlock['kind'], line: number): KindBlock => ({
  text,
  kind,
  lines: [line],
  gap: 1,
  words: text.split(' ').length,
  ended: /[.!?]$/.test(text),
})

describe('on a page of many lines', () => {
  it.each([
    [
      'titles, each above its text',
      repeated((n) => `<section><h1>Ship ${n} left the harbour</h1><p>${prose}</p></section>`),
    ],
    [
      'titles in a row',
      `<p>${prose} ${prose}</p><div>${repeated((n) => `<h1>Ship ${n} left today</h1>`)}<p>${prose}</p></div>`,
    ],
  ])('the next article is looked for once: %s', (_, html) => {
    const { list, reads } = countedReads(linesOfHtml(`<h1>The first of the ships</h1>${html}`))
    nextArticle(list, 'The first of the ships')
    expect(reads()).toBeLessThan(most * list.length)
  })

  it.each([
    ['with titles between', repeated((n) => `<h1>Ship ${n} left the harbour</h1><p>${prose}</p>`)],
    ['named so', repeated((n) => `<p class="standfirst">Ship ${n}: ${prose}</p>`) + repeated(() => `<p>${prose}</p>`)],
    [
      'named so, without a full stop',
      repeated((n) => `<p class="standfirst">Ship ${n} left in June and came back</p>`),
    ],
  ])('standfirsts are told apart without reading the page for each: %s', (_, html) => {
    const { list, reads } = countedReads(linesOfHtml(`${html}<p>${prose}</p>`))
    standfirstsIn(list, [])
    expect(reads()).toBeLessThan(most * list.length)
  })

  it('what follows is read once for all heads of highlights', () => {
    const blocks = Array.from({ length: many }, (_, n) => [
      block('Key points:', 'short', 4 * n),
      block(`Captain ${n} sleeps`, 'short', 4 * n + 1),
      block(`Captain ${n} swims`, 'short', 4 * n + 2),
    ]).flat()
    const { list, reads } = countedReads([...blocks, block(`${prose} ${prose} ${prose}`, 'text', 4 * many)])
    withoutHighlights(list, new Set())
    expect(reads()).toBeLessThan(most * list.length)
  })

  it('the text is measured once for all lines that may head a release’s tail', () => {
    const heads = Array.from({ length: many }, (_, n) => [
      block('About Norland', 'short', 2 * n),
      block(`Norland builds ships. ${prose}`, 'text', 2 * n + 1),
    ]).flat()
    const { list, reads } = countedReads(heads)
    beforeReleaseTail(list)
    expect(reads()).toBeLessThan(most * list.length)
  })

  it('each of many names above the text is found in its place at once', () => {
    const names = Array.from({ length: many }, (_, n) =>
      block(`Ann ${String.fromCharCode(65 + (n % 26))}arlsen`, 'short', n),
    )
    const { list, reads } = countedReads(names)
    loneSignature({ front: list, back: [], all: [...names] }, null)
    expect(reads()).toBeLessThan(most * list.length)
  })

  it('what comes before an article is read again a bounded number of times, and the article is found', () => {
    const part = (n: number) =>
      `**********\n\nShip ${n} left the harbour\n\nShip ${n} came back in June with its whole crew and no cargo at all.`
    const above = Array.from({ length: many }, (_, n) => part(n)).join('\n\n')
    const own = ['Norland', 'Sarnia', 'Ulm'].map(
      (town) =>
        `The mayor of ${town} said that it would open again, and the ships that had waited there left. ${prose}`,
    )
    const text = `${above}\n\n**********\n\nA storm closes the harbour\n\n${own.join('\n\n')}`
    const [found] = readPage({ name: 'a.txt', text })
    expect(found?.paragraphs.map((one) => one.text)).toEqual(own)
    expect(found?.title?.value).toBe('A storm closes the harbour')
  })
})
