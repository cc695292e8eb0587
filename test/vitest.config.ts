// Tests are sentences about a promise; none needs an order, a sleep, a clock on the wall or a network beyond 127.0.0.1.
import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { longestWaitMs } from './support/runs/longest-wait.ts'

/** Milliseconds. Only ends what hangs for good: tests wait for events, also on a busy machine. */
const farAway = 600_000

/** In a thread each: what fills much memory, what sets the environment, and the tests of patterns, which listen while
 * modules are loaded. All others make their own fakes, folders and servers: files share what is imported, which is half
 * of what they cost. */
const alone = [
  'test/browser/*.test.ts',
  'test/infra/{bundle,stacks}.test.ts',
  'test/unit/adapters/runtime.test.ts',
  'test/unit/{content,sources}/patterns.test.ts',
  'test/unit/local/functions.test.ts',
]
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
      {
        extends: true,
        test: { name: 'shared', isolate: false, include: ['test/**/*.test.ts'], exclude: [...long, ...alone] },
      },
      { extends: true, test: { name: 'alone', include: alone, exclude: long } },
    ],
    pool: 'threads',
    // One more than two cores: what waits for a browser or a process leaves a third of them idle.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFirst },
    testTimeout: farAway,
    hookTimeout: farAway,
    teardownTimeout: farAway,
    expect: { poll: { timeout: longestWaitMs } },
    reporters: ['default'],
  },
})
