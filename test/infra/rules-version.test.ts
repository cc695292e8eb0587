// Pages are read again when what reads and judges them has changed, and not for a comment.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Loader, Plugin } from 'esbuild'
import { expect, it } from 'vitest'
import { rulesVersion } from '../../infra/bundling/rules-version.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One file with other words in it. */
const changing = (filter: RegExp, loader: Loader, change: (text: string) => string): Plugin => ({
  name: 'a change',
  setup({ onLoad }) {
    onLoad({ filter }, async ({ path }) => ({ contents: change(await readFile(path, 'utf8')), loader }))
  },
})

it('the version of the rules changes with a list, and stays the same when only a comment changes', async () => {
  const version = (...plugins: Plugin[]) => rulesVersion(root, plugins)
  const now = await version()
  expect(now).toMatch(/^[0-9a-f]{12}$/)
  const others = await Promise.all([
    version(changing(/story[\\/]point\.ts$/, 'ts', (text) => `// A remark.\n${text}\n`)),
    version(changing(/leaning-openers\.json$/, 'json', (text) => text.replace('"', '"x'))),
  ])
  expect(others.map((other) => other === now)).toEqual([true, false])
})
