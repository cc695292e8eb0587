// No pattern of the content engine runs away: each is found by itself and tried on long repeats of what it looks for.
import { describe, expect, it } from 'vitest'
import { type Found, patternsIn } from '../../support/code-rules/patterns.ts'
import { growsFast, runsAway, surroundings } from '../../support/code-rules/runaway-patterns.ts'

const { found, unheard } = await patternsIn(new URL('../../../functions/content/', import.meta.url), readAndJudge)

/** Runs what builds its patterns from the names and tags that it meets. */
async function readAndJudge() {
  const { readPage } = await import('../../../functions/content/page/reading/page.ts')
  const { standsAlone } = await import('../../../functions/content/language/standing-alone/standalone.ts')
  const { namesDay } = await import('../../../functions/content/language/standing-alone/named-day.ts')
  const { isPerson } = await import('../../../functions/content/page/names/lone-signature.ts')
  const { tellsCounted } = await import('../../../functions/content/story/excerpts/counting-title.ts')
  tellsCounted('Five pillars of a good quay')([], 'It has five pillars.')
  const line = { text: 'By Ann Lee', lines: [1], gap: 0, words: 3, ended: false, kind: 'byline' as const }
  isPerson('Ann Lee', [line])
  namesDay('Der Rat stimmte am Dienstag ab.', 'de')
  const paragraph = ['The harbour was built by Ann Lee in 1950.', 'In May 2020 Lee said the harbour was too small.']
  standsAlone(paragraph[1] ?? '', { paragraph, index: 1 })
  readPage({ name: 'a.html', html: `<!doctype html><script>a</script><p>${'A line of words. '.repeat(40)}</p>` })
}

const pieces = [
  ...['a', 'A', 'a ', 'Aa Bb ', '1 ', '.', '. ', '“', '"a ', '(', ', ', 'a, ', ' ', '-', 'a.', 'A.', 'a’', '\t', '\n'],
  ...['Ann Lee, ', 'By Ann Lee and ', 'the a of ', '(photo: a', 'published 1 January ', 'a and ', '[', '@a ', '<', '&'],
  ...['http://a/', 'a-', 'A-', 'January ', '1/1/2020 ', 'it said ', '<a href="', '<!--', '• ', 'é', '一', 'ab 1, '],
]
describe('the patterns of the content engine', () => {
  it('are found, those put together from parts too', () => {
    expect(found.length).toBeGreaterThan(200)
    expect(unheard, 'these build patterns that nothing in `readAndJudge` made them build; let it').toEqual([])
  })

  it.each(pieces)('take time as the text is long, up to 100,000 characters of “%s”', (piece) => {
    const around = surroundings(piece)
    const grows = found.filter(({ pattern }) => around.some((texts) => runsAway(pattern, texts)))
    expect(grows.map(({ at }: Found) => at)).toEqual([])
  })
})

describe('a pattern that runs away is told from one that does not', () => {
  it.each([
    ['looks for a tag that never ends', /<[^>]*>/, '<'],
    ['looks for a mark from each letter', /\w+@/, 'a'],
    ['finds each word, and looks for an end from there', /\b\w+(?=[^!]*$)/g, 'abcdefg '],
  ])('one that %s', (_, pattern, piece) => {
    // So long that the first look is enough, and no longer: a second one takes seconds.
    expect(surroundings(piece, 20_000).some((texts) => runsAway(pattern, texts))).toBe(true)
  })

  it.each([
    ['takes each word', /\w+/g, 'a '],
    ['looks for an end from the first of some blanks', /(?<!\s)\s+$/, ' '],
    ['looks at a bounded stretch from each letter', /\w{1,40}@/, 'a'],
    ['takes any letter', /[\p{L}\p{M}]/gu, 'é'],
  ])('none that %s', (_, pattern, piece) => {
    expect(surroundings(piece).some((texts) => runsAway(pattern, texts))).toBe(false)
  })

  const [texts] = surroundings('a')
  const grows = (milliseconds: (share: number) => number) =>
    texts !== undefined && growsFast(({ length }) => milliseconds(length / texts.short.length), texts)

  it.each([1, 1.5, 5, 40, 150, 2000])(
    'one that takes %d ms and sixteen times that, whatever the first look says',
    (one) => {
      expect(grows((share) => one * share ** 2)).toBe(true)
      expect(grows((share) => one * (0.25 * share + 0.75 * share ** 2))).toBe(true)
    },
  )

  it.each([0.01, 0.5, 1, 20, 140])('none that takes %d ms and four times that', (one) => {
    expect(grows((share) => one * share)).toBe(false)
    expect(grows((share) => one * share + 5)).toBe(false)
  })
})
