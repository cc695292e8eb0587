// A fault put into the product on purpose, and the tests of which at least one must fail.

export interface Mutant {
  /** The promise that is broken with it, in plain words. */
  promise: string
  /** Under `functions/`. */
  file: string
  /** Stands in the file exactly once. */
  from: string
  to: string
  /** Under `test/`, without `.test.ts`. */
  tests: readonly string[]
}

/** The source with the fault in it; `null` where the text does not stand there exactly once. */
export function withFault({ from, to }: Pick<Mutant, 'from' | 'to'>, source: string): string | null {
  return source.split(from).length === 2 ? source.replace(from, () => to) : null
}

export function sourceOf({ file }: Pick<Mutant, 'file'>): string {
  return `functions/${file}`
}

/** Paths from the root of the repository. */
export function testsOf(mutants: readonly Pick<Mutant, 'tests'>[]): string[] {
  return [...new Set(mutants.flatMap(({ tests }) => tests))].sort().map((name) => `test/${name}.test.ts`)
}
