// `npm run test:browser`: every mail and every page on every screen, and every mail beside its golden pictures.
// `npm test` holds one pass a mail.
import { mergeConfig } from 'vitest/config'
import base from '../vitest.config.ts'

const { projects: _, ...test } = base.test ?? {}

export default mergeConfig(
  { test },
  {
    test: {
      include: ['test/browser/every-look/*.test.ts', 'test/browser/mails.test.ts', 'test/browser/pages.test.ts'],
      env: { EVERY_SCREEN: 'yes' },
    },
  },
)
