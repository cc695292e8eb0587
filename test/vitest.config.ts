// Tests are sentences about a promise; none needs an order, a sleep, a clock on the wall or a network beyond 127.0.0.1.
import { configDefaults, defineConfig } from 'vitest/config'

/** Milliseconds. Only ends what hangs for good: what a test waits for, it waits for by its event, on a busy machine too. */
const farAway = 600_000

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Only in `npm run test:browser`, which takes minutes.
    exclude: [...configDefaults.exclude, 'test/browser/every-look/**'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: farAway,
    hookTimeout: farAway,
    teardownTimeout: farAway,
    expect: { poll: { timeout: farAway } },
    reporters: ['default'],
  },
})
