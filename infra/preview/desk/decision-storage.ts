// Where the desk keeps decisions: in the files of the working copy, or as a draft for a living list.
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Decisions, noDecisions } from '../../../functions/edition/decisions/decisions.ts'

export interface DecisionStorage {
  read(week: string): Promise<string>
  write(week: string, text: string): Promise<void>
}

export function filesIn(folder: string): DecisionStorage {
  const fileOf = (week: string) => join(folder, `${week}.json`)
  return {
    read: async (week) => (await textOf(fileOf(week))) ?? written(noDecisions),
    // Without any decision the file remains, empty, because a deployment removes no file.
    write: (week, text) => saveWhole(fileOf(week), text),
  }
}

/** `null` if there is no such file. */
export function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** In one step, so that no one reads half a file. */
export async function saveWhole(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(`${file}.tmp`, text)
  await rename(`${file}.tmp`, file)
}

/** Only the keys that were decided. */
export function written(decisions: Decisions): string {
  const said = Object.entries(decisions).filter(([, value]) => value !== null && Object.keys(value).length > 0)
  return `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`
}
