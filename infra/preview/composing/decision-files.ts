// The editor's decisions: as in the working copy, or as in a living list together with drafts that are not applied yet.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decisionSource } from '../../../functions/adapters/edition/decision-source.ts'
import type { DecisionsFile } from '../../../functions/edition/decisions/decisions.ts'
import { draftIn } from '../list/draft-file.ts'
import type { LivingList } from '../list/living-list.ts'

/** Empty as long as nothing has been decided. */
export async function decisionFiles(folder: string): Promise<DecisionsFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = names.filter((name) => name.endsWith('.json')).sort()
  return Promise.all(files.map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })))
}

/** A draft replaces the decisions in force for its week. */
export async function listDecisions({ content, drafts }: LivingList): Promise<DecisionsFile[]> {
  const [inForce, drafted] = await Promise.all([decisionSource(content).files(), decisionFiles(drafts)])
  const files = new Map(inForce.map((file) => [file.name, file]))
  for (const { name, text } of drafted) files.set(name, { name, text: draftIn(text).text })
  return [...files.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
