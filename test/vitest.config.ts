// Tests are sentences about a promise; none needs an order, a sleep, a clock on the wall or a network beyond 127.0.0.1.
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Milliseconds. Only ends what hangs for good: what a test waits for, it waits for by its event, on a busy machine
 * too. */
const farAway = 600_000

/** Nothing in these but functions and fakes, and each test makes its own: files may share what is imported, which is
 * half of what they cost. */
const pure = ['archive', 'delivery', 'edition', 'subscription'].map((area) => `test/unit/${area}/*.test.ts`)
/** These share it too: their fakes and folders are their own, and what they set of the environment they set back. */
const light = ['test/unit/{editions,ingest,keys,mail,mail-checks,serving,topics}/*.test.ts', 'test/contract/*.test.ts']
/** The test of patterns listens while modules are loaded. */
const shared = [...pure, ...light, 'test/unit/content/!(patterns).test.ts', 'test/features/*.test.ts']
/** Only in `npm run test:browser`, which takes minutes. */
const long = [...configDefaults.exclude, 'test/browser/every-look/**']

/** Those that mostly wait, for a browser or a process: begun first, their waits are filled by the others' work. */
const waiting = ['test/browser/life', 'test/browser/pages', 'test/browser/preview']

class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = waiting.findIndex((name) => moduleId.includes(name))
      return at < 0 ? waiting.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    projects: [
      { extends: true, test: { name: 'pure', isolate: false, include: shared, exclude: long } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [...long, ...shared] } },
    ],
    pool: 'threads',
    // One more than two cores: what waits for a browser or a process leaves a third of them idle.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    testTimeout: farAway,
    hookTimeout: farAway,
    teardownTimeout: farAway,
    expect: { poll: { timeout: farAway } },
    reporters: ['default'],
  },
})
