// Every command of the operator answers --help with how it is called, and does nothing else.
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { asksForHelp } from '../../../infra/command-line/command.ts'

const root = new URL('../../..', import.meta.url).pathname

const line = ['--seeds', 'nowhere', '--help']

/** Usages by the file that is run, beginning as given. Loaded one after another, as each is when it is run alone. */
const commands = [
  ['infra/commands/deploy/start.ts', 'npm run deploy -- [--profile NAME]'],
  ['infra/commands/edition/start.ts', 'npm run edition -- list'],
  ['infra/commands/ingest/start.ts', 'npm run ingest -- <file …>'],
  ['infra/commands/keys/start.ts', 'npm run keys -- rotate links'],
  ['infra/commands/sources/start.ts', 'npm run sources -- add'],
  ['infra/commands/topics/start.ts', 'npm run topics -- explain'],
  ['infra/preview/start.ts', 'npm run preview -- '],
] as const

function run(...given: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, given, { cwd: root, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('a command', () => {
  it('shows its usage and ends well, whatever else stands in the line', () => {
    const files = commands.map(([file]) => `${root}${file}`)
    const script = `for (const file of ${JSON.stringify(files)}) {
      console.log('\\n<' + file + '>')
      await import(file)
    }`
    // One process for all, since most of what they load is the same: none ends it, fails it or keeps it from ending.
    const { status, stdout, stderr } = run('--input-type=module', '-e', script, '--', 'start.ts', ...line)
    expect([status, stderr]).toEqual([0, ''])
    for (const [file, usage] of commands) {
      const said = stdout.split(`\n<${root}${file}>\n`)[1]?.split('\n<')[0] ?? ''
      expect([file, said.slice(0, usage.length)]).toEqual([file, usage])
    }
  })

  it('npm start does too', () => {
    const { status, stdout, stderr } = run('infra/local/start.ts', ...line)
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('npm start -- ')
  })

  it('is asked by --help or -h, wherever they stand before "--"', () => {
    expect(['--help', '-h', 'list --help', '--folder x -h'].map((line) => asksForHelp(line.split(' ')))).toEqual(
      Array(4).fill(true),
    )
    expect([[], ['show', '--', '--help'], ['help']].map(asksForHelp)).toEqual([false, false, false])
  })
})
