// The main job on the synthesized stacks, as a newcomer runs it: the seed pages become briefings in an inbox.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Receipt } from '../../functions/delivery/types.ts'
import type { EditionDocument } from '../../functions/edition/types.ts'
import { freePort } from '../support/free-port.ts'
import { sampleFolder, samplePageText, sampleReadersText } from '../support/sample.ts'

const root = new URL('../..', import.meta.url).pathname
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-main-job-'))
const folder = join(scratch, 'local')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

interface Run {
  pages: number
  articles: number
  stories: number
  edition: string
  receipt: Receipt
  urls: Record<string, string>
}

function start(port: number, ...more: string[]) {
  const where = ['--folder', folder, '--port', String(port), '--seeds', sampleFolder]
  const line = ['infra/local/start.ts', '--once', ...where, ...more]
  return spawnSync(process.execPath, line, { cwd: root, encoding: 'utf8' })
}

const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const lines = (name: string) =>
  read(name)
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
const fold = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

describe('npm start', () => {
  let first: ReturnType<typeof start>
  let port = 0
  let run: Run
  let edition: EditionDocument

  beforeAll(async () => {
    port = await freePort()
    first = start(port, '--fresh')
    if (first.status !== 0) throw new Error(`${first.stdout}\n${first.stderr}`)
    run = JSON.parse(read('run.json'))
    edition = JSON.parse(read('edition.json'))
  })

  it('reads the five pages into eight articles and composes an edition', () => {
    const stories = edition.sections.flatMap((section) => section.stories)
    expect(run).toMatchObject({ pages: 5, articles: 8, stories: stories.length, edition: edition.id })
    expect(stories.length).toBeGreaterThanOrEqual(8)
    expect(Object.keys(run.urls)).toEqual(expect.arrayContaining(['site', 'inbox', 'edition']))
  })

  it('prints sentences that are the seed pages’ own, white space folded (C1)', () => {
    const stories = edition.sections.flatMap((section) => section.stories)
    const quotes = stories.flatMap((story) => [...story.sentences, ...story.views])
    expect(quotes.length).toBeGreaterThan(18)
    for (const { text, article } of quotes) {
      const page = edition.sources[article]?.page ?? ''
      expect(fold(samplePageText(page))).toContain(fold(text))
    }
  })

  it('accounts for every eligible reader in exactly one column (D2)', () => {
    const { eligible, submitted, failed, skipped, unresolved, complete, skippedBy } = run.receipt
    const readers = JSON.parse(sampleReadersText()) as { state?: string }[]
    expect(eligible).toBe(readers.filter(({ state }) => state !== 'pending').length)
    expect(eligible).toBe(submitted + failed + skipped + unresolved)
    expect({ complete, failed, unresolved }).toEqual({ complete: true, failed: 0, unresolved: 0 })
    expect(Object.keys(skippedBy).sort()).toEqual(expect.arrayContaining(['left', 'paused', 'suppressed']))
  })

  it('submits each delivery once, and keeps the bytes (D1)', async () => {
    const accepted = lines('accepted.jsonl') as { delivery: string; recipient: string; file: string }[]
    expect(accepted.length).toBe(run.receipt.submitted)
    expect(new Set(accepted.map(({ delivery }) => delivery)).size).toBe(accepted.length)
    expect(readdirSync(join(folder, 'outbox')).length).toBe(accepted.length)
    for (const { file, recipient } of accepted) {
      const mail = await PostalMime.parse(readFileSync(join(folder, file)))
      expect(mail.to?.map(({ address }) => address)).toEqual([recipient])
      expect(mail.html).toContain(`http://127.0.0.1:${port}/leave/`)
      expect(mail.text).toContain(edition.listName)
    }
  })

  it('lets every function do what its role says, and nobody asked for more (O2)', () => {
    const calls = lines('calls.jsonl') as { caller: string; action: string; allowed: boolean }[]
    expect(calls.filter(({ allowed }) => !allowed)).toEqual([])
    expect(new Set(calls.map(({ action }) => action)).size).toBeGreaterThan(8)
  })

  it('writes no address and no token into a log (R4)', () => {
    for (const name of readdirSync(join(folder, 'logs'))) {
      expect(read(join('logs', name)), name).not.toMatch(/@example\.com|\/leave\/k/)
    }
  })

  it('run again emails no one and says so', () => {
    const before = read('accepted.jsonl')
    const again = start(port)
    expect(again.status).toBe(0)
    expect(again.stdout).toMatch(new RegExp(`${run.edition} is done; \\d+ stories wait`))
    expect(again.stdout).toContain('no one')
    expect(read('accepted.jsonl')).toBe(before)
  })

  it('a week later makes the next edition, with no sentence of the first (C4)', () => {
    // In an account that may run fewer functions at a time than any account on AWS: what is throttled is tried again
    // (D2).
    expect(start(port, '--next', '--concurrency', '3').status).toBe(0)
    expect(JSON.parse(read('run.json')).receipt).toMatchObject({ complete: true, failed: 0, unresolved: 0 })
    const next: EditionDocument = JSON.parse(read('edition.json'))
    expect(next.id).not.toBe(edition.id)
    const texts = (one: EditionDocument) =>
      one.sections
        .flatMap(({ stories }) => stories.flatMap((story) => [...story.sentences, ...story.views]))
        .map(({ text }) => text)
    expect(texts(next).filter((text) => texts(edition).includes(text))).toEqual([])
    expect(lines('accepted.jsonl').length).toBeGreaterThan(run.receipt.submitted)
  })
})
