// The option that commands need to find a run in another folder than `.local/`.
import { defaultFolder } from '../../command-line/command.ts'

/**
 * @param folder as it was given, relative to the repository's root
 * @example commandOptions('/tmp/my run') // "--folder '/tmp/my run'"
 */
export function commandOptions(folder: string): string {
  if (folder === defaultFolder) return ''
  return `--folder ${/^[\w./~+@%:-]+$/.test(folder) ? folder : `'${folder.replaceAll("'", `'\\''`)}'`}`
}
