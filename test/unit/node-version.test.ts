// Which Node runs the scripts, and how its packages are pinned.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** Runs the guard as if on another Node. */
function onNode(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const script = `${pretend}; await import('${root}infra/require-node.mjs')`
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
}

it('a Node that is too old is told apart, with the remedy', () => {
  const { status, stderr } = onNode('20.20.2')
  expect(status).toBe(1)
  expect(stderr).toContain('Node 20.20.2 is too old')
  expect(stderr).toContain('npm ci')
  expect(stderr).toContain('https://nodejs.org')
})

const { optionalDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  optionalDependencies: Record<string, string>
}
const nodes = Object.entries(optionalDependencies).filter(([name]) => /^node-(bin-)?(darwin|linux|win)-/.test(name))

it.each(nodes)('the Node that the project brings along in %s passes', (_, version) => {
  expect(onNode(version)).toMatchObject({ status: 0, stderr: '' })
})

it('what an install brings is pinned by its hash, and no install script fetches more', () => {
  const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')) as {
    packages: Record<string, { integrity?: string; inBundle?: boolean; hasInstallScript?: boolean }>
  }
  // What another package carries inside itself is under that package's hash.
  const fetched = Object.entries(packages).filter(([path, { inBundle }]) => path !== '' && inBundle !== true)
  expect(nodes).toHaveLength(5)
  expect(fetched.map(([path]) => path)).toEqual(expect.arrayContaining(nodes.map(([name]) => `node_modules/${name}`)))
  expect(fetched.filter(([, { integrity }]) => integrity === undefined).map(([path]) => path)).toEqual([])
  // Both unpack what lies in their own package.
  const scripted = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript === true)
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/classic-level', 'node_modules/esbuild'])
})

it('every script that runs our own code asks first', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
  // `prepare` may not end an install: it asks inside (`local/prepare.test.ts`).
  const own = Object.entries(scripts).filter(([name, line]) => name !== 'prepare' && /\.(?:ts|mjs)\b|cdk /.test(line))
  expect(own.length).toBeGreaterThanOrEqual(6)
  expect(own.filter(([, line]) => !line.startsWith('node infra/require-node.mjs && '))).toEqual([])
})
