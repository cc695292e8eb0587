// Every command of the operator answers --help with how it is called, and does nothing else.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { asksForHelp } from '../../../infra/command-line/command.ts'

const root = new URL('../../..', import.meta.url).pathname

describe('a command', () => {
  it.each([
    ['infra/local/start.ts', 'npm start -- '],
    ['infra/commands/deploy/start.ts', 'npm run deploy -- [--profile NAME]'],
    ['infra/commands/edition/start.ts', 'npm run edition -- list'],
    ['infra/commands/ingest/start.ts', 'npm run ingest -- <file …>'],
    ['infra/commands/keys/start.ts', 'npm run keys -- rotate links'],
    ['infra/commands/sources/start.ts', 'npm run sources -- add'],
    ['infra/commands/topics/start.ts', 'npm run topics -- explain'],
    ['infra/preview/start.ts', 'npm run preview -- '],
  ])('%s shows its usage and ends well, whatever else stands in the line', (file, usage) => {
    const line = [file, '--seeds', 'nowhere', '--help']
    const { status, stdout, stderr } = spawnSync(process.execPath, line, { cwd: root, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain(usage)
  })

  it('is asked by --help or -h, wherever they stand before "--"', () => {
    expect(['--help', '-h', 'list --help', '--folder x -h'].map((line) => asksForHelp(line.split(' ')))).toEqual(
      Array(4).fill(true),
    )
    expect([[], ['show', '--', '--help'], ['help']].map(asksForHelp)).toEqual([false, false, false])
  })
})
