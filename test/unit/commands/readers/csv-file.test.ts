// Files of readers: encodings, separators, quotation marks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openCsv } from '../../../../infra/commands/readers/csv-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'readers-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function read(bytes: Buffer | string) {
  const path = join(folder, 'readers.csv')
  writeFileSync(path, bytes)
  const { head, encoding, separator, rows } = await openCsv(path)
  const found = []
  for await (const row of rows()) found.push(row)
  return { head, encoding, separator, rows: found }
}

const text = 'email,name\nann@example.com,"Zoë, Jr"\n'

test.each([
  ['utf-8', Buffer.from(text)],
  ['utf-8', Buffer.from(`\ufeff${text}`)],
  ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf-16le', Buffer.from(text, 'utf16le')],
  ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['windows-1252', Buffer.from(text, 'latin1')],
])('a file in %s is read', async (encoding, bytes) => {
  expect(await read(bytes)).toEqual({
    head: ['email', 'name'],
    encoding,
    separator: ',',
    rows: [{ line: 2, cells: ['ann@example.com', 'Zoë, Jr'] }],
  })
})

test.each([
  [';', 'email;name\nann@example.com;Ann\n'],
  ['\t', 'email\tname\r\nann@example.com\tAnn\r\n'],
  ['|', '"email,or so"|name\nann@example.com|Ann'],
])('the separator %j is found', async (separator, file) => {
  const found = await read(file)
  expect(found.separator).toBe(separator)
  expect(found.rows.map(({ cells }) => cells)).toEqual([['ann@example.com', 'Ann']])
})

test('addresses alone need no first row that names them', async () => {
  expect(await read('ann@example.com\n\nbob@example.com\n')).toMatchObject({
    head: ['email'],
    rows: [{ cells: ['ann@example.com'] }, { cells: ['bob@example.com'] }],
  })
})

test('a quotation mark that is never closed is told, and takes no earlier row with it', async () => {
  const { rows } = await read('email\nann@example.com\n"bob@example.com\ncy@example.com\n')
  expect(rows[0]?.cells).toEqual(['ann@example.com'])
  expect(rows[1]?.broken).toMatch(/never|not closed/)
})

test('an empty file is refused', async () => {
  await expect(read('')).rejects.toThrow('is empty')
})

test.each([
  ['a workbook', 'PK\u0003\u0004xl/workbook.xml'],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
])('%s is refused with what to do', async (_what, bytes) => {
  await expect(read(bytes)).rejects.toThrow('save its sheet as CSV')
})
