// Commands with `--profile` as an operator types them, against a loopback endpoint that stands for AWS and has the
// tables, buckets, queues and functions of a running `npm start`.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { operator } from '../../infra/local/gateway/call-authorizer.ts'
import type { Announcement } from '../../infra/local/run/announcement.ts'
import { type StandIn, startStandIn } from '../support/runs/aws-stand-in.ts'

const root = new URL('../..', import.meta.url).pathname
const profile = 'stand-in'

export interface Expected {
  /** What it must say. */
  says: RegExp
  /** The code that it must end with; 0 where nothing is said. */
  code?: number
  /** It stays up until it said so; then this is done with it. */
  stays?: (said: string) => Promise<void>
  /** Of the environment, other than that of the profile. */
  environment?: Record<string, string>
  profile?: string
}

export class Stage {
  readonly home = mkdtempSync(join(tmpdir(), 'broadsheet-profile-'))
  readonly standIn: StandIn
  readonly running: Announcement
  /** Of this run, in names that no run before it used. */
  readonly mark = Date.now().toString(36)
  failed = 0
  /** Commands by their first word, e.g. `edition show`. */
  readonly ran = new Set<string>()

  constructor(running: Announcement, standIn: StandIn) {
    this.running = running
    this.standIn = standIn
    const keys = `aws_access_key_id = ${operator}\naws_secret_access_key = laptop\n`
    const config = `[profile ${profile}]\nregion = us-east-1\n${keys}[profile nowhere]\n${keys}`
    writeFileSync(join(this.home, 'config'), config)
  }

  file(name: string, text: string): string {
    const path = join(this.home, name)
    writeFileSync(path, text)
    return path
  }

  /** Prints one line, and all that the command said where it is not as expected. */
  async run(room: string, given: string | readonly string[], expected: Expected): Promise<string> {
    const words = typeof given === 'string' ? given.split(' ').filter(Boolean) : given
    this.ran.add(`${room} ${words[0]}`)
    const before = this.standIn.calls.length
    const { text, code } = await this.#said(room, words, expected)
    const isPlain = !/^ {4}at /m.test(text)
    const isWell = code === (expected.code ?? 0) && expected.says.test(text) && isPlain
    if (!isWell) this.failed += 1
    const services = [...new Set(this.standIn.calls.slice(before).map((call) => call.split(' ')[0]))].join(', ')
    const shown = words.map((word) => word.replace(`${this.home}/`, '')).join(' ')
    console.log(`${isWell ? '✓' : '✗'} ${room} ${shown} (${services || 'nothing asked'})`)
    if (!isWell)
      console.log(
        `    code ${code}, expected ${expected.code ?? 0} and ${expected.says}\n${text.replace(/^/gm, '    ')}`,
      )
    return text
  }

  /** Says what is proved of the run as a whole. */
  check(what: string, isSo: boolean): void {
    if (!isSo) this.failed += 1
    console.log(`${isSo ? '✓' : '✗'} ${what}`)
  }

  async #said(room: string, words: readonly string[], expected: Expected): Promise<{ text: string; code: number }> {
    const start = room === 'preview' ? 'infra/preview/start.ts' : `infra/commands/${room}/start.ts`
    const line = [join(root, start), ...words, '--profile', expected.profile ?? profile]
    const environment = { ...this.#environment(), ...expected.environment }
    const child = spawn(process.execPath, line, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    let done: Promise<void> | null = null
    const hear = (chunk: Buffer) => {
      text += chunk
      if (expected.stays === undefined || done !== null || !expected.says.test(text)) return
      done = expected.stays(text).finally(() => child.kill('SIGTERM'))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const code = await new Promise<number>((resolve) => child.once('exit', (ended) => resolve(ended ?? 0)))
    await done
    return { text, code }
  }

  /** Nothing of the machine's own AWS configuration. */
  #environment(): Record<string, string | undefined> {
    return {
      ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
      HOME: this.home,
      AWS_CONFIG_FILE: join(this.home, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(this.home, 'none'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: this.standIn.url,
    }
  }

  async close(): Promise<void> {
    await this.standIn.close()
    rmSync(this.home, { recursive: true, force: true })
  }
}

export const startStage = async (running: Announcement) => new Stage(running, await startStandIn(running))
