// How many refusals in a row count as the account’s.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answered, streakIn, withAnswer } from '../../../functions/delivery/pace/account-refusals.ts'

/** One letter an answer, of a reader each: `.` accepted, anything else the reason of a refusal. */
function answers(letters: string): Answered[] {
  const all = Array.from(letters, (letter, n) => ({ reader: `R${n}`, refusal: letter === '.' ? null : letter }))
  return all.reduce<Answered[]>(withAnswer, [])
}

test.each([
  ['', null],
  ['aaaa', null],
  ['aaaaa', 'a'],
  ['.....aaaaa', 'a'],
  ['aaaaa.', null],
  ['aaa.aa', null],
  ['ababab', null],
  ['aaaab', null],
  ['a.a.a.a.a.a.a.a.a.a.a', null],
  ['.a.aa.a.aa.a.aa.a.aa.a.a', 'a'],
  ['.a.ab.a.ab.a.ab.a.ab.a.a', null],
])('after %s the streak is %s', (letters, streak) => {
  expect(streakIn(answers(letters))).toBe(streak)
})

test('one reader who is tried again and again is no streak', () => {
  const again = Array.from({ length: 30 }, () => ({ reader: 'R1', refusal: 'a' }))
  expect(streakIn(again.reduce<Answered[]>(withAnswer, []))).toBeNull()
})

test('refusals that are fewer than half and never five in a row stop nothing', () => {
  const letters = fc.array(fc.constantFrom('.a', '.', 'a.', '..a.'), { maxLength: 30 }).map((all) => all.join(''))
  fc.assert(
    fc.property(letters, (text) => {
      expect(streakIn(answers(text))).toBeNull()
    }),
    { seed: 47 },
  )
})
