// `npm run profiles -- FOLDER`: every command that reads a list on AWS, with `--profile`, against a loopback endpoint
// that stands for AWS and has the tables and buckets of the `npm start` running in FOLDER. Prints what each answered,
// and ends with 1 where one failed. It adds a page to that list.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { operator } from '../infra/local/gateway/call-authorizer.ts'
import { findRunning } from '../infra/local/run/announcement.ts'
import { startStandIn } from './support/aws-stand-in.ts'
import { orchards } from './support/editors-pages.ts'

const folder = resolve(process.argv[2] ?? '.local')
const running = findRunning(folder)
if (running === null) throw new Error(`Nothing runs in ${folder}: start it with npm start -- --folder ${folder}.`)
const root = new URL('..', import.meta.url).pathname
const home = mkdtempSync(join(tmpdir(), 'broadsheet-profile-'))
const profile = 'stand-in'
const config = join(home, 'config')
const page = join(home, 'orchards-of-almaty.txt')
writeFileSync(
  config,
  `[profile ${profile}]\nregion = us-east-1\naws_access_key_id = ${operator}\naws_secret_access_key = laptop\n`,
)
writeFileSync(page, orchards)
const standIn = await startStandIn(running)

/** Nothing of the machine's own AWS configuration. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
  HOME: home,
  AWS_CONFIG_FILE: config,
  AWS_SHARED_CREDENTIALS_FILE: join(home, 'none'),
  AWS_ENDPOINT_URL: standIn.url,
}

/** Answers all that it said, once it ended or said what was awaited. */
function said(
  command: string,
  given: readonly string[],
  until: RegExp | null,
): Promise<{ text: string; code: number }> {
  const child = spawn(process.execPath, [join(root, command), ...given, '--profile', profile], { env: environment })
  let text = ''
  const hear = (chunk: Buffer) => {
    text += chunk
    if (until?.test(text)) child.kill('SIGTERM')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  return new Promise((resolve) => child.once('exit', (code) => resolve({ text, code: code ?? 0 })))
}

let failed = 0
async function run(command: string, given: string, expected: RegExp, stays = false): Promise<string> {
  const before = standIn.calls.length
  const { text, code } = await said(command, given.split(' ').filter(Boolean), stays ? expected : null)
  const isWell = code === 0 && expected.test(text)
  if (!isWell) failed += 1
  const services = [...new Set(standIn.calls.slice(before).map((call) => call.split(' ')[0]))].join(', ')
  console.log(`${isWell ? '✓' : '✗'} ${command.split('/').at(-2)} ${given} (${services})`)
  if (!isWell) console.log(text.replace(/^/gm, '    '))
  return text
}

const edition = 'infra/commands/edition/start.ts'
const readers = 'infra/commands/readers/start.ts'
const listed = await run(edition, 'list', /^\d{4}-W\d\d/m)
const week = /^\d{4}-W\d\d/m.exec(listed)?.[0] ?? 'none'
await run(edition, `show ${week}`, /readers emailed/)
await run(edition, `dry-run ${week}`, /by topic/)
await run(edition, 'numbers', /Readers at the end of each week/)
const everybody = await run(readers, 'list --addresses', /active/)
await run(readers, `show ${/^(\w+) {2}active/m.exec(everybody)?.[1]}`, /topics/i)
await run('infra/commands/sources/start.ts', 'list', /./)
await run('infra/commands/ingest/start.ts', page, /read, |known already/)
await run('infra/preview/start.ts', '--port 0', /the list on AWS, profile stand-in/, true)
await standIn.close()
rmSync(home, { recursive: true, force: true })
process.exitCode = failed === 0 ? 0 : 1
