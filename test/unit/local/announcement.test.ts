// Other commands find a running `npm start` by the file it keeps in its folder.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findRunning, nothingRuns, virtualNow } from '../../../infra/local/run/announcement.ts'
import { LocalFolder } from '../../../infra/local/run/local-folder.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { temporaryFolder } from './workbench.ts'

const where = {
  site: 'http://127.0.0.1:4180',
  inbox: 'http://127.0.0.1:4181',
  smtpPort: 2500,
  gateway: 'http://127.0.0.1:9000',
  contentBucket: 'content',
  tables: 'http://127.0.0.1:9001',
  tableNames: ['editions'],
  editionsTable: 'editions',
  deliveriesTable: 'deliveries',
  subscribersTable: 'subscribers',
  secrets: { links: 'arn:links', origin: 'arn:origin', pepper: 'arn:pepper' },
  messageQueue: 'http://127.0.0.1:8002/messages',
  settings: someSettings(),
  seeds: '/lists/harbour',
  functions: { 'compose-edition': 'compose' },
}

test('it is found while it runs and no longer once it has left', () => {
  const path = join(temporaryFolder(), 'local')
  expect(findRunning(path)).toBeNull()
  const folder = LocalFolder.open(path, false)
  folder.announce(where)
  expect(findRunning(path)).toEqual({ pid: process.pid, ...where })
  folder.leave()
  expect(findRunning(path)).toBeNull()
})

test('a file that is not whole counts as none', () => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'engines'))
  const folder = LocalFolder.open(path, false)
  folder.writeJson('running.json', 'half')
  expect(findRunning(path)).toBeNull()
})

test('its clock is told to commands, which act by it instead of the machine’s', () => {
  const path = join(temporaryFolder(), 'local')
  expect(virtualNow(path)).toBeNull()
  const folder = LocalFolder.open(path, false)
  const thursday = new Date('2026-11-19T12:00:00.000Z')
  folder.keep({ clock: thursday.getTime() })
  expect(virtualNow(path)).toEqual(thursday)
})

test('where none runs, the line says how to start the list of that folder', () => {
  expect(nothingRuns('/news/.local', 'use --profile')).toContain('start it with "npm start" in another terminal')
  expect(nothingRuns('/lists/harbour', 'use --profile')).toContain('"npm start -- --folder /lists/harbour"')
})
