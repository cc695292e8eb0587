// What `npm start` loads before it restarts with its settings.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../../', import.meta.url)
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8')

test('a start loads no TypeScript before it restarts, because each loading of its compiler is waited for', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: { start: string } }
  const entries = Array.from(scripts.start.matchAll(/node (\S+)/g), ([, path = '']) => path)
  expect(entries.map((path) => path.replace(/.*\./, ''))).toEqual(['mjs', 'mjs'])
  const imported = entries.flatMap((path) =>
    Array.from(textOf(path).matchAll(/^import .* from '([^']+)'/gm), ([, from = '']) => from),
  )
  expect(imported).toEqual(['node:url', './restart-with-settings.mjs'])
  expect(textOf('infra/local/restart-with-settings.mjs')).not.toMatch(/\.ts'/)
})
