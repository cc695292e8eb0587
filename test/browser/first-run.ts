// The main job on the synthesized stacks, as a newcomer runs it: the seed pages become briefings in an inbox. Reads the
// folder of a run that a test started.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import PostalMime from 'postal-mime'
import { beforeAll, expect, it } from 'vitest'
import type { Receipt } from '../../functions/delivery/types.ts'
import type { EditionDocument } from '../../functions/edition/types.ts'
import type { RunningStart } from '../support/runs/running-start.ts'
import { samplePageText, sampleReadersText } from '../support/samples/sample.ts'

interface Run {
  pages: number
  articles: number
  stories: number
  edition: string
  receipt: Receipt
  urls: Record<string, string>
}

const fold = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()

/** Sentences and views that an edition prints. */
export const quotesOf = ({ sections }: EditionDocument) =>
  sections.flatMap(({ stories }) => stories.flatMap((story) => [...story.sentences, ...story.views]))

/** What a first run has done, once it has reported. */
export function firstRun(folder: string, started: () => RunningStart): void {
  let run: Run
  let edition: EditionDocument

  beforeAll(() => {
    run = started().json('run.json')
    edition = started().json('edition.json')
  })

  it('reads the five pages into eight articles and composes an edition', () => {
    const stories = edition.sections.flatMap((section) => section.stories)
    expect(run).toMatchObject({ pages: 5, articles: 8, stories: stories.length, edition: edition.id })
    expect(stories.length).toBeGreaterThanOrEqual(8)
    expect(Object.keys(run.urls)).toEqual(expect.arrayContaining(['site', 'inbox', 'edition']))
  })

  it('prints sentences that are the seed pages’ own, white space folded (C1)', () => {
    const quotes = quotesOf(edition)
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
    const accepted = started().accepted()
    expect(accepted.length).toBe(run.receipt.submitted)
    expect(new Set(accepted.map(({ delivery }) => delivery)).size).toBe(accepted.length)
    expect(readdirSync(join(folder, 'outbox')).length).toBe(accepted.length)
    for (const { file, recipient } of accepted) {
      const mail = await PostalMime.parse(readFileSync(join(folder, file)))
      expect(mail.to?.map(({ address }) => address)).toEqual([recipient])
      expect(mail.html).toContain(`http://127.0.0.1:${started().port}/leave/`)
      expect(mail.text).toContain(edition.listName)
    }
  })

  it('lets every function do what its role says, and nobody asked for more (O2)', () => {
    const calls = started().lines<{ caller: string; action: string; allowed: boolean }>('calls.jsonl')
    expect(calls.filter(({ allowed }) => !allowed)).toEqual([])
    expect(new Set(calls.map(({ action }) => action)).size).toBeGreaterThan(8)
  })

  it('writes no address and no token into a log (R4)', () => {
    for (const name of readdirSync(join(folder, 'logs'))) {
      expect(readFileSync(join(folder, 'logs', name), 'utf8'), name).not.toMatch(/@example\.com|\/leave\/k/)
    }
  })
}
