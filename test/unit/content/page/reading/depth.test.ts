// Readability takes 45 s for 2,000 elements in one another: a page is flattened if the parser sees it as that deep.
import { parseHTML } from 'linkedom/worker'
import { describe, expect, it } from 'vitest'
import { flattened, shapeOfHtml } from '../../../../../functions/content/html/html-depth.ts'

const repeated = (part: string) => `<html><body>${part.repeat(300)}</body></html>`

/** Most elements around a text, as the parser nests them. */
function parsedDepth(html: string): number {
  const { document } = parseHTML(html)
  let deepest = 0
  for (const element of document.querySelectorAll('*')) {
    let depth = 0
    for (let at: typeof element | null = element; at !== null; at = at.parentElement) depth += 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

describe('a page whose end tags are missing', () => {
  it.each([
    '<table><tr><td><p>A ship',
    '<td><p>A ship',
    '<li><div>A ship</li>',
    '<dd><p><b>A ship',
    '<div><b>A ship</div>',
  ])('is as deep as the parser makes it, and no deeper than it may be once flattened: %s', (part) => {
    const html = repeated(part)
    expect(shapeOfHtml(html).depth).toBeGreaterThanOrEqual(parsedDepth(html))
    expect(parsedDepth(flattened(html, 50))).toBeLessThan(60)
  })

  it('but that is written as usual is not deep', () => {
    const part = '<p>A ship<ul><li>One<li>Two</ul><table><tr><td>A<td>B<tr><td>C</table>'
    expect(shapeOfHtml(repeated(part)).depth).toBeLessThan(10)
  })
})
