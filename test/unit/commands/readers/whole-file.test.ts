// The file that `readers -- export` writes.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { wholeFile } from '../../../../infra/commands/readers/whole-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-export-'))
const file = join(folder, 'readers.csv')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('an export that breaks off leaves nothing that could pass for the list, and the older one as it was', () => {
  writeFileSync(file, 'of last week\n')
  const out = wholeFile(file, 0o600)
  out.write('id,email\n')
  out.close(false)
  expect(readFileSync(file, 'utf8')).toBe('of last week\n')
  expect(existsSync(`${file}.part`)).toBe(false)
})

test('one that is whole takes its name, for its owner’s eyes only', () => {
  const out = wholeFile(file, 0o600)
  out.write('id,email\n')
  out.write('1,ann@example.com\n')
  out.close(true)
  expect(readFileSync(file, 'utf8')).toBe('id,email\n1,ann@example.com\n')
  expect(statSync(file).mode & 0o777).toBe(0o600)
})
