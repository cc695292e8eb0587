// No pattern that reads feeds runs away.
import { expect, it } from 'vitest'
import { patternsIn } from '../../support/code-rules/patterns.ts'
import { threadSeconds } from '../../support/runs/thread-seconds.ts'

const { found, unheard } = await patternsIn(new URL('../../../functions/sources/', import.meta.url), () => {})

const pieces = [
  'a',
  ' ',
  '1',
  '<',
  '&',
  'a@',
  '<a ',
  '="',
  '<![CDATA[',
  '1:',
  '(a',
  ', ',
  '&amp;',
  '2024-',
  '=?a?b?',
  '<!ENTITY a ',
]

it('the patterns of feeds are found, those put together from parts too', () => {
  expect(found.length).toBeGreaterThan(60)
  expect(unheard).toEqual([])
})

it.each(pieces)('take time as the text is long: 80,000 characters of “%s”', (piece) => {
  const text = piece.repeat(80_000 / piece.length)
  const slow = found.filter(({ pattern }) => {
    const anew = () => text.replace(new RegExp(pattern.source, pattern.flags), '')
    return [1, 2, 3].every(() => threadSeconds(anew) > 0.15)
  })
  expect(slow.map(({ at }) => at)).toEqual([])
})
