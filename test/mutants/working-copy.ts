// A copy of the working tree in which faults are put: the tree itself is never touched.
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export class WorkingCopy {
  readonly root = mkdtempSync(join(tmpdir(), 'broadsheet-mutants-'))

  /** What git knows or is about to know, and the packages that are installed, linked one by one: what the tests keep
   * in their folder stays in the copy. */
  constructor(tree: string) {
    const asked = { cwd: tree, encoding: 'utf8', maxBuffer: 2 ** 26 } as const
    const listed = execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], asked).split('\0')
    for (const file of listed.filter((one) => one !== '' && existsSync(join(tree, one)))) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true })
      cpSync(join(tree, file), join(this.root, file))
    }
    mkdirSync(join(this.root, 'node_modules'))
    for (const name of readdirSync(join(tree, 'node_modules')).filter((one) => !/^\.vite/.test(one)))
      symlinkSync(join(tree, 'node_modules', name), join(this.root, 'node_modules', name))
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.root, file), text)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
