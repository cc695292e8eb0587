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

it('the Node that the project brings along passes', () => {
  const { optionalDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
  expect(onNode(optionalDependencies.node)).toMatchObject({ status: 0, stderr: '' })
})

it('every script that runs our own code asks first', () => {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { scripts: Record<string, string> }
  const own = Object.entries(scripts).filter(([, line]) => line.includes('.ts') || line.includes('cdk '))
  expect(own.length).toBeGreaterThanOrEqual(6)
  expect(own.filter(([, line]) => !line.startsWith('node infra/require-node.mjs && '))).toEqual([])
})
