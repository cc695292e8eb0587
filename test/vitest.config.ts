// Tests are sentences about a promise; none needs an order, a sleep or a network beyond 127.0.0.1.
import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    // Only in `npm run test:browser`, which takes minutes.
    exclude: [...configDefaults.exclude, 'test/browser/every-look/**'],
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
