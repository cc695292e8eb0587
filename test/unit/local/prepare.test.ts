// What `npm ci` makes for a first `npm start`, and that an install never fails by it.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { readArguments, seedsFor } from '../../../infra/local/run/arguments.ts'
import { prepareStart, synthesisFor } from '../../../infra/local/run/prepare.ts'

const repository = fileURLToPath(new URL('../../../', import.meta.url))
const root = mkdtempSync(join(tmpdir(), 'broadsheet-prepare-test-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

test('a start finds the assembly that npm ci prepared', async () => {
  writeFileSync(join(root, 'cdk.json'), '{}')
  const loaded: string[] = []
  await prepareStart(root, {
    make: async (_, folder) => writeFileSync(join(folder, 'manifest.json'), 'prepared'),
    load: async (assembly) => void loaded.push(readFileSync(join(assembly, 'manifest.json'), 'utf8')),
  })
  expect(loaded).toEqual(['prepared'])
  const started = await synthesisFor(root, seedsFor(readArguments(['--fresh']), null), () =>
    Promise.reject('made anew'),
  )
  expect(started.reused).toBe(true)
})

describe('an install goes on, with a line that says why nothing is prepared,', () => {
  /** Runs the script as npm does, in a copy that has only these files. */
  function prepareIn(name: string, files: string[], nodeOptions = '') {
    const copy = join(root, name)
    mkdirSync(copy)
    for (const file of files) cpSync(join(repository, file), join(copy, file))
    const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      scripts: { prepare: string }
    }
    const env = { ...process.env, NODE_OPTIONS: nodeOptions }
    const { status, stdout, stderr } = spawnSync(scripts.prepare, { cwd: copy, shell: true, encoding: 'utf8', env })
    return { status, stderr, lines: stdout.trim().split('\n') }
  }
  const guard = ['infra/local/prepare.mjs', 'infra/require-node.mjs']
  const longer = 'The first "npm start" takes some seconds longer, since nothing could be prepared for it: '

  test('where package.json was copied alone', () => {
    expect(prepareIn('alone', [])).toEqual({
      status: 0,
      stderr: '',
      lines: ['npm start was not prepared, and works the same'],
    })
  })

  test('where packages or files of ours are missing', () => {
    const files = [...guard, 'infra/local/prepare.ts', 'infra/local/restart-with-settings.mjs']
    const { status, stderr, lines } = prepareIn('missing', [...files, 'infra/command-line/compile-cache.ts'])
    expect({ status, stderr, lines: lines.length }).toEqual({ status: 0, stderr: '', lines: 1 })
    expect(lines[0]).toMatch(/^The first "npm start" .+: Cannot find module .+/)
  })

  test('on a Node that is too old', () => {
    const old = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.20.2'}})"
    const { status, stderr, lines } = prepareIn('old', guard, `--import=data:text/javascript,${encodeURI(old)}`)
    expect({ status, stderr, lines: lines.length }).toEqual({ status: 0, stderr: '', lines: 1 })
    expect(lines[0]).toContain(`${longer}Node 20.20.2 is too old`)
  })
})
