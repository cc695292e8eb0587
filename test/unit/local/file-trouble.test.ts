// What a command prints if the file system refuses: the file, the reason, and what to do.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileTrouble } from '../../../infra/command-line/file-trouble.ts'

const refused = (code: string, syscall: string, path?: string) =>
  Object.assign(new Error(`${code}: as Node says it`), { code, syscall, path })

test.each([
  ['EACCES', 'open', 'opened: you have no right to (EACCES); change its permissions'],
  ['EPERM', 'unlink', 'deleted: you have no right to (EPERM)'],
  ['EROFS', 'mkdir', 'created: its disk is read-only (EROFS); name a folder on another disk'],
  ['ENOSPC', 'write', 'written: the disk is full (ENOSPC); free some space'],
  ['EMFILE', 'open', 'opened: too many files are open (EMFILE); close other programs'],
])('%s of %s', (code, syscall, words) => {
  expect(fileTrouble(refused(code, syscall, '/srv/list/pid'))).toContain(`/srv/list/pid cannot be ${words}`)
})

const file = join(tmpdir(), `broadsheet-file-trouble-${process.pid}`)
afterAll(() => rmSync(file, { force: true }))

test.each<[string, () => unknown, string]>([
  ['a file that is not there', () => readFileSync(join(file, 'none')), 'a part of this path is a file, not a folder'],
  ['a folder under a file', () => mkdirSync(join(file, 'a', 'b'), { recursive: true }), 'is a file, not a folder'],
  ['a folder where a file is', () => mkdirSync(file, { recursive: true }), 'name another folder'],
  ['a folder that is not there', () => readdirSync(`${file}-none`), 'there is no such file or folder'],
  ['a folder in place of a file', () => writeFileSync(tmpdir(), ''), 'it is a folder'],
])('as the file system itself says it: %s', (_, use, words) => {
  writeFileSync(file, '')
  expect(told(use)).toContain(words)
})

test('a full disk is said also where no file is named', () => {
  expect(fileTrouble(refused('ENOSPC', 'write'))).toBe(
    'Nothing more can be written: the disk is full (ENOSPC); free some space and run the same command again',
  )
})

test.each([
  ['an ordinary error', new Error('no topics')],
  ['a network that is gone', refused('ECONNREFUSED', 'connect')],
  ['too many watched files, which have the code of a full disk', refused('ENOSPC', 'watch', '/srv')],
  ['a program that is not installed', refused('ENOENT', 'spawn cdk', 'cdk')],
  ['no error at all', 'ENOSPC'],
])('%s is left as it came', (_, error) => {
  expect(fileTrouble(error)).toBeNull()
})

function told(use: () => unknown): string | null {
  try {
    use()
  } catch (error) {
    return fileTrouble(error)
  }
  return null
}
