// The work for each sentence of a paragraph does not grow with the paragraph: one of 1 MB has 10,000 sentences.
import { describe, expect, it } from 'vitest'
import { articleContextOf } from '../../../functions/content/language/names/article-context.ts'
import { selfContained } from '../../../functions/content/language/standing-alone/self-contained.ts'
import { standsAlone } from '../../../functions/content/language/standing-alone/standalone.ts'
import { readPage } from '../../../functions/content/page/reading/page.ts'
import { judgedExcerpts } from '../../../functions/content/story/excerpts/judged-excerpts.ts'
import { unitsOf } from '../../../functions/content/story/excerpts/unit.ts'
import { countedReads } from '../../support/runs/counted-reads.ts'
import { caps } from '../../support/samples/gold.ts'

/** Each asks about those before it: for a noun behind “the”, for half a name. */
const texts = Array.from(
  { length: 600 },
  (_, n) => `In ${2000 + (n % 25)} the minister of Norland met Karat${n}ov in Sarnia, and the treaty of Ulm ended.`,
)
/** Entries read for each sentence, on average. */
const most = 100

const [whole] = readPage({ name: 'a.txt', text: texts.join(' ') })
const article = articleContextOf([texts.join(' ')])

describe('in a paragraph of 600 sentences', () => {
  it('whether one stands alone is told without reading all before it', () => {
    const { list: paragraph, reads } = countedReads(texts)
    for (const [index, text] of texts.entries()) standsAlone(text, { paragraph, index, article, at: 0 })
    expect(reads()).toBeLessThan(most * texts.length)
  })

  it('whether an excerpt is understood is told without reading all before it', () => {
    const { list: paragraph, reads } = countedReads(texts)
    for (const [index, text] of texts.entries()) selfContained([text], { article, at: 0, paragraph, index })
    expect(reads()).toBeLessThan(most * texts.length)
  })

  it('excerpts are judged without reading all sentences before each', () => {
    const { list: units, reads } = countedReads(unitsOf(texts, [], { article, at: 0 }))
    if (whole === undefined) throw new Error('the page is an article')
    const { excerpts, understood } = judgedExcerpts({ article: whole, units: [units], context: article }, caps)
    for (const excerpt of excerpts) understood(excerpt)
    expect(excerpts.length).toBeGreaterThan(200)
    expect(reads()).toBeLessThan(most * texts.length)
  })
})
