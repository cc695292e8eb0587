// The editor's decisions as they lie in the working copy.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DecisionsFile } from '../../../functions/edition/decisions.ts'

/** None as long as nothing was decided. */
export async function decisionFiles(folder: string): Promise<DecisionsFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}
