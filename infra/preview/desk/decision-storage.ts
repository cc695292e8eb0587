// Where the desk keeps what is decided: in the files of the working copy, or as a draft beside a living list.
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
    // With nothing decided the file stays, empty: a deployment takes no file away.
    write: (week, text) => saveWhole(fileOf(week), text),
  }
}

/** `null` where there is no such file. */
export function textOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

/** In one step, so that nobody reads half a file. */
export async function saveWhole(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(`${file}.tmp`, text)
  await rename(`${file}.tmp`, file)
}

/** Only what was decided. */
export function written(decisions: Decisions): string {
  const said = Object.entries(decisions).filter(([, value]) => value !== null && Object.keys(value).length > 0)
  return `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`
}
