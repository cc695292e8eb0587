// Pages in the shapes in which publishers print them: what is text, and what is set around it.
import { describe, expect, it } from 'vitest'
import { withoutReferences } from '../../../functions/content/html/character-references.ts'

describe('a character reference that lost a part of itself', () => {
  it.each([
    ['QNN&apost;s report', "QNN's report"],
    ['the mayor&apos s plan', "the mayor's plan"],
    ['the mayor&#39 s plan', "the mayor's plan"],
    ['a &quot good &quot plan', 'a " good " plan'],
    ['Bell &amp Co', 'Bell & Co'],
    ['AT&T and R&D', 'AT&T and R&D'],
    ['a?x=1&quot=2', 'a?x=1&quot=2'],
  ])('%s', (written, read) => expect(withoutReferences(written)).toBe(read))
})
