// No pattern of the content engine runs away: each is found in the sources and tried on long repeats of what it looks for.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { threadSeconds } from '../../support/thread-seconds.ts'

const folder = new URL('../../../functions/content/', import.meta.url)
const literal =
  /(?<=[=(,:[!&|?] |[=(,:[!]|\n\s{1,9}|return )\/(?![*/ ])((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/g

interface Pattern {
  at: string
  pattern: RegExp
}

const patterns = readdirSync(folder).flatMap((file) => {
  const source = readFileSync(new URL(file, folder), 'utf8')
  return [...source.matchAll(literal)].flatMap(([whole, body = '', flags = '']): Pattern[] => {
    const pattern = compiled(body, flags)
    return pattern === null ? [] : [{ at: `${file}: ${whole.slice(0, 80)}`, pattern }]
  })
})

/** What looks like a pattern and is none is left out. */
function compiled(body: string, flags: string): RegExp | null {
  try {
    return new RegExp(body, flags)
  } catch {
    return null
  }
}

const pieces = [
  ...['a', 'A', 'a ', 'Aa Bb ', '1 ', '.', '. ', '“', '"a ', '(', ', ', 'a, ', ' ', '-', 'a.', 'A.', 'a’'],
  ...['Ann Lee, ', 'By Ann Lee and ', 'the a of ', '(photo: a', 'published 1 January ', 'a and ', '[', '@a ', '<', '&'],
]
const length = 10_000
/** A pattern that looks at each pair of characters takes 100 to 300. */
const most = 60

describe('the patterns of the content engine', () => {
  it('are found', () => {
    expect(patterns.length).toBeGreaterThan(150)
  })

  it.each(pieces)('stay fast on 10,000 characters of “%s”', (piece) => {
    const repeated = piece.repeat(Math.ceil(length / piece.length))
    const slow = patterns.filter(({ pattern }) =>
      [repeated, `The ${repeated}`, `${repeated}\n!`].some((text) => timeOf(pattern, text) > most),
    )
    expect(slow.map(({ at }) => at)).toEqual([])
  })
})

/** Milliseconds, the least of three tries where the first was slow: a busy machine makes no pattern run away. */
function timeOf(pattern: RegExp, text: string): number {
  let least = Number.POSITIVE_INFINITY
  for (let tries = 0; tries < 3 && least > most; tries += 1) {
    const seconds = threadSeconds(() => {
      if (pattern.global) for (const _ of text.matchAll(pattern)) void _
      else pattern.test(text)
    })
    least = Math.min(least, seconds * 1000)
  }
  return least
}
