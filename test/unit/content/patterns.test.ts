// No pattern of the content engine runs away: each is found by itself and tried on long repeats of what it looks for.
import { describe, expect, it } from 'vitest'
import { type Found, patternsIn } from '../../support/patterns.ts'
import { threadSeconds } from '../../support/thread-seconds.ts'

const { found, unheard } = await patternsIn(new URL('../../../functions/content/', import.meta.url), readAndJudge)

/** Puts to work what builds its patterns from the names and tags that it meets. */
async function readAndJudge() {
  const { readPage } = await import('../../../functions/content/page/page.ts')
  const { standsAlone } = await import('../../../functions/content/language/standalone.ts')
  const { namesDay } = await import('../../../functions/content/language/named-day.ts')
  const { isPerson } = await import('../../../functions/content/page/lone-signature.ts')
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
const short = 25_000
/** Milliseconds: a pattern that looks at each pair of so many characters takes 600 and more. */
const most = 150
/** What takes less at a quarter of the length stays below a few milliseconds at all of it, however it grows. */
const noticeable = 1
/** Four times the text takes a linear pattern four times as long, a quadratic one sixteen times. */
const growth = 9

describe('the patterns of the content engine', () => {
  it('are found, those put together from parts too', () => {
    expect(found.length).toBeGreaterThan(200)
    expect(unheard, 'these build patterns that nothing in `readAndJudge` made them build; let it').toEqual([])
  })

  it.each(pieces)('take time as the text is long, up to 100,000 characters of “%s”', (piece) => {
    const repeated = (length: number) => piece.repeat(Math.ceil(length / piece.length))
    const [few, many] = [repeated(short), repeated(4 * short)]
    const texts = [(text: string) => text, (text: string) => `The ${text}`, (text: string) => `${text}\n!`].map(
      (around) => [around(few), around(many)] as const,
    )
    const grows = found.filter(({ pattern }) => texts.some(([one, four]) => runsAway(pattern, one, four)))
    expect(grows.map(({ at }: Found) => at)).toEqual([])
  })
})

/** Judged three times where it looks so: a busy machine makes no pattern run away. */
function runsAway(pattern: RegExp, one: string, four: string): boolean {
  for (let tries = 0; tries < 3; tries += 1) {
    const little = milliseconds(pattern, one)
    if (little < noticeable) return false
    if (little < most && milliseconds(pattern, four) < growth * little) return false
  }
  return true
}

function milliseconds(pattern: RegExp, text: string): number {
  return (
    1000 *
    threadSeconds(() => {
      if (pattern.global) for (const _ of text.matchAll(pattern)) void _
      else pattern.test(text)
    })
  )
}
