// Tables, queues and buckets of a run start at the same time; if one cannot, none stays open.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startStorage } from '../../../infra/local/engines/storage.ts'
import { VirtualClock } from '../../../infra/local/virtual-clock.ts'

test('where the tables cannot be opened, the reason is told and the queues are closed: nothing keeps the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'engines'))
  writeFileSync(join(folder, 'engines', 'tables'), 'a file where their folder would be')
  const starting = startStorage({
    file: (name) => join(folder, name),
    clock: new VirtualClock(),
    onCrash: () => undefined,
    show: () => undefined,
  })
  await expect(starting).rejects.toThrow(/tables cannot be opened/)
  // SQLite removes its log of writes when the last connection closes.
  const kept = readdirSync(join(folder, 'engines'))
  expect(kept).toContain('fauxqs.db')
  expect(kept.filter((name) => name.endsWith('-wal'))).toEqual([])
})
