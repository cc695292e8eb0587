// What `npm run mutants` puts into the product still fits it; whether it is caught takes minutes, and that command.
import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mutants } from '../mutants/list.ts'
import { sourceOf, testsOf, withFault } from '../mutants/mutant.ts'

const root = new URL('../../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')

it('each of at least 45 mutants has its text exactly once in its file, a name of its own, and tests that are there', () => {
  expect(mutants.length).toBeGreaterThanOrEqual(45)
  expect(new Set(mutants.map(({ promise }) => promise)).size).toBe(mutants.length)
  const stale = mutants.filter((one) => withFault(one, read(sourceOf(one))) === null)
  expect(stale.map((one) => `mend in test/mutants/list/: "${one.promise}", for ${sourceOf(one)}`)).toEqual([])
  expect(mutants.filter(({ tests }) => tests.length === 0)).toEqual([])
  expect(testsOf(mutants).filter((file) => !existsSync(new URL(file, root)))).toEqual([])
})

it('a text that stands there twice, or not at all, is no fault', () => {
  const fault = { from: 'a < b', to: 'a <= $&' }
  expect(withFault(fault, 'if (a < b) c()')).toBe('if (a <= $&) c()')
  expect([withFault(fault, 'a < b || a < b'), withFault(fault, 'a > b')]).toEqual([null, null])
})
