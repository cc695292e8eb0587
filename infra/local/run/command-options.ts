// What a command needs to find a run that keeps its things elsewhere than in `.local/`.
import { defaultFolder } from '../../command.ts'

/**
 * @param folder as it was given, from the repository's root
 * @example commandOptions('/tmp/my run') // "--folder '/tmp/my run'"
 */
export function commandOptions(folder: string): string {
  if (folder === defaultFolder) return ''
  return `--folder ${/^[\w./~+@%:-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", `'\\''`)}'`}`
}
