// What would prevent a run is reported before the app is synthesized: ports in use, and a folder in which nothing can
// be made.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { fileTrouble } from '../../../infra/command-line/file-trouble.ts'
import { closeServer, listen } from '../../../infra/local/loopback/listen.ts'
import { flags } from '../../../infra/local/restart-with-settings.mjs'
import { readArguments, seedsFor } from '../../../infra/local/run/arguments.ts'
import { LocalFolder } from '../../../infra/local/run/local-folder.ts'
import { refuseTakenPorts } from '../../../infra/local/run/ports.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-before-synthesis-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A port that a server of another program has, and whose two neighbours are most likely free. */
async function taken(): Promise<number> {
  const server = createServer()
  onTestFinished(() => closeServer(server))
  return listen(server, 0)
}

const all = { once: false, demoFeeds: true }
const remedy = 'is in use: stop what is using it, or run "npm start -- --port <port>"'

describe('a taken port', () => {
  test('is told in one line, with what it is for and what to do', async () => {
    const port = await taken()
    await expect(refuseTakenPorts({ port, ...all })).rejects.toThrow(`port ${port} ${remedy}`)
    await expect(refuseTakenPorts({ port: port - 1, ...all })).rejects.toThrow(`for the inbox) ${remedy}`)
    await expect(refuseTakenPorts({ port: port - 2, ...all })).rejects.toThrow(`demonstration’s site) ${remedy}`)
  })

  test('that the run does not take is nobody’s trouble', async () => {
    const port = await taken()
    await refuseTakenPorts({ port: port - 1, once: true, demoFeeds: false })
    await refuseTakenPorts({ port: port - 2, once: false, demoFeeds: false })
  })
})

describe('the folder of a run', () => {
  test('is made with all that leads to it', () => {
    const path = join(folder, 'a', 'b')
    LocalFolder.open(path, false).leave()
    expect(existsSync(join(path, 'engines'))).toBe(true)
  })

  test('keeps to the topics that the list was begun with: with others its readers would lose theirs', () => {
    const path = join(folder, 'harbour')
    const begun = LocalFolder.open(path, false)
    expect(seedsFor(readArguments([]), begun.seeds)).not.toBe('/lists/harbour')
    begun.keepSeeds('/lists/harbour')
    begun.leave()
    const again = LocalFolder.open(path, false)
    expect(seedsFor(readArguments([]), again.seeds)).toBe('/lists/harbour')
    expect(seedsFor(readArguments(['--seeds', 'other']), again.seeds)).toBe('other')
    again.leave()
  })

  test.each([
    // Linux says there that a folder is missing, whatever is asked for; elsewhere there is no such root to write to.
    ['where the file system takes none', '/proc/broadsheet/list'],
    ['below a file', join(folder, 'file', 'list')],
  ])('%s ends the run with the reason and what to do', (_, path) => {
    writeFileSync(join(folder, 'file'), '')
    expect(trouble(() => LocalFolder.open(path, false))).toMatch(/^\/.+ cannot be created: .+ \(E[A-Z]+\); name .+/)
  })
})

test('Node takes every setting that a start begins again with: one that it no longer knew would end each start', () => {
  const { status, stderr } = spawnSync(process.execPath, [
    ...flags,
    '--eval',
    '/[\\p{Lu}]/u.test("Ö") || process.exit(3)',
  ])
  expect({ status, stderr: String(stderr) }).toEqual({ status: 0, stderr: '' })
})

function trouble(use: () => unknown): string | null {
  try {
    use()
  } catch (error) {
    return fileTrouble(error)
  }
  return null
}
