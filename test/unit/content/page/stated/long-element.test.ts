// What is around sixty names or times may be a whole page of 2 MB: its text is read a few times, not by each of them.
import { parseHTML } from 'linkedom/worker'
import { describe, expect, it } from 'vitest'
import { statedIn } from '../../../../../functions/content/page/stated/html-metadata.ts'

/** Times that the text of the body is read. */
const most = 15

function readsOfBody(inside: string): number {
  const { document } = parseHTML(`<html><head><title>Ships</title></head><body>${inside}</body></html>`)
  let reads = 0
  for (const body of document.querySelectorAll('body')) {
    const { textContent } = body
    Object.defineProperty(body, 'textContent', {
      get: () => {
        reads += 1
        return textContent
      },
    })
  }
  statedIn(document)
  return reads
}

const repeated = (part: (n: number) => string) => Array.from({ length: 60 }, (_, n) => part(n)).join('')

describe('the text of a page is not read again', () => {
  it.each([
    [
      'for each line that signs',
      repeated((n) => `<p class="byline b${n}">The ships of Norland have left, part ${n}</p>`),
    ],
    ['for each time', repeated((n) => `<time datetime="2024-03-0${1 + (n % 9)}">In March, part ${n}</time>`)],
    [
      'for each name beside a link',
      `<h2><a href="/b">Ships</a></h2>${repeated((n) => `<span class="author">Ann Lee ${n}</span>`)}`,
    ],
  ])('%s', (_, inside) => {
    expect(readsOfBody(inside)).toBeLessThan(most)
  })
})
