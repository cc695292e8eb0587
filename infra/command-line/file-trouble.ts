// Explains file system errors to the person who typed the command: which file, the reason, and what to do. An unknown
// error is reported as it came.

interface Trouble {
  reason: string
  remedy: string
}

const noRight: Trouble = {
  reason: 'you have no right to',
  remedy: 'change its permissions, or name a folder of your own',
}
const full: Trouble = { reason: 'the disk is full', remedy: 'free some space and run the same command again' }
const noFolder: Trouble = {
  reason: 'a part of this path is a file, not a folder',
  remedy: 'name another folder',
}

/** By error code of Node, https://nodejs.org/api/errors.html#common-system-errors, and errno(3). */
const troubles = new Map<string, Trouble>([
  ['EACCES', noRight],
  ['EPERM', noRight],
  ['EROFS', { reason: 'its disk is read-only', remedy: 'name a folder on another disk' }],
  ['ENOSPC', full],
  ['EDQUOT', full],
  ['ENOTDIR', noFolder],
  ['EEXIST', noFolder],
  ['ENOENT', { reason: 'there is no such file or folder', remedy: 'check the path' }],
  ['EISDIR', { reason: 'it is a folder', remedy: 'name a file in it' }],
  [
    'EMFILE',
    { reason: 'too many files are open', remedy: 'close other programs, or raise the limit with "ulimit -n"' },
  ],
])

/** For a folder whose parent exists: how /proc and the like refuse it. */
const takesNone: Trouble = { reason: 'nothing can be made there', remedy: 'name another folder' }

/** What was attempted, by system call; any other is reported as "used". */
const deeds = new Map([
  ['open', 'opened'],
  ['read', 'read'],
  ['scandir', 'read'],
  ['write', 'written'],
  ['mkdir', 'created'],
  ['unlink', 'deleted'],
  ['rm', 'deleted'],
  ['rmdir', 'deleted'],
  ['rename', 'replaced'],
])

/**
 * @returns `null` if the error is not one of the file system
 * @example fileTrouble(error) // '/srv/list/pid cannot be opened: you have no right to (EACCES); change its permissions, …'
 */
export function fileTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const { code = '', path, syscall = '' } = error as NodeJS.ErrnoException
  const trouble = code === 'ENOENT' && syscall === 'mkdir' ? takesNone : troubles.get(code)
  // Reaching the limit of watched files has the same code as a full disk.
  if (trouble === undefined || syscall === 'watch' || syscall.startsWith('spawn')) return null
  const { reason, remedy } = trouble
  if (path !== undefined) return `${path} cannot be ${deeds.get(syscall) ?? 'used'}: ${reason} (${code}); ${remedy}`
  return trouble === full ? `Nothing more can be written: ${reason} (${code}); ${remedy}` : null
}
