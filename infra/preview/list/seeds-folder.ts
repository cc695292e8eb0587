// The folder of topics, decisions, pages and readers that `--seeds` names: a wrong one is refused before a page opens.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { WrongArguments } from '../../command-line/command.ts'

/** A mistake in `seeds/` itself is shown on the page, where it can be corrected.
 *
 * @param named as given on the command line; `null` if it was not */
export function seedsFolder(root: string, named: string | null): string {
  const folder = resolve(root, named ?? 'seeds')
  if (named !== null && !existsSync(join(folder, 'topics.json')))
    throw new WrongArguments(`--seeds is "${named}": no topics.json is in it; name a folder made as seeds/ is`)
  return folder
}
