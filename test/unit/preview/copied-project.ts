// A copy of what a preview depends on, in a folder of its own that a test may write to.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sampleFolder } from '../../support/samples/sample.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

/** From the project's root. */
export const projectFiles = {
  topics: 'seeds/topics.json',
  readers: 'seeds/readers.json',
  articles: 'seeds/articles',
  decisions: 'seeds/decisions',
} as const

export interface CopiedProject {
  root: string
  read(file: string): string
  save(file: string, text: string): void
  /** Replaces the first place where `old` stands; throws where it stands nowhere. */
  edit(file: string, old: string, text: string): void
  remove(): void
}

export function copiedProject(): CopiedProject {
  const root = mkdtempSync(join(tmpdir(), 'broadsheet-preview-'))
  for (const part of ['templates', 'cdk.json']) cpSync(join(repository, part), join(root, part), { recursive: true })
  cpSync(sampleFolder, join(root, 'seeds'), { recursive: true })
  const read = (file: string) => readFileSync(join(root, file), 'utf8')
  const save = (file: string, text: string) => writeFileSync(join(root, file), text)
  return {
    root,
    read,
    save,
    edit: (file, old, text) => {
      if (!read(file).includes(old)) throw new Error(`${file} does not hold "${old}"`)
      save(
        file,
        read(file).replace(old, () => text),
      )
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
