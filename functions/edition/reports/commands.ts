// The commands by which an operator acts on an edition, as printed in emails; `infra/commands/edition` reads them.

/** What `npm run edition` does to one edition. */
export const editionActions = [
  'show',
  'watch',
  'dry-run',
  'proof',
  'recompose',
  'release',
  'launch',
  'pause',
  'resume',
  'cancel',
  'retry-failed',
] as const

export type EditionAction = (typeof editionActions)[number]

/** What `npm run edition` does to the list: a closed list composes and sends proofs, but launches nothing (promise
 * O3). */
export const listActions = ['open', 'close'] as const

export type ListAction = (typeof listActions)[number]

/** @example listCommand('open') // 'npm run edition -- open' */
export function listCommand(action: ListAction, options?: string): string {
  return `npm run edition -- ${action}${options ? ` ${options}` : ''}`
}

/**
 * @param options that the command needs to find the list (`Settings.commandOptions`)
 * @example editionCommand('pause', '2026-W47') // 'npm run edition -- pause 2026-W47'
 */
export function editionCommand(action: EditionAction, edition: string, options?: string): string {
  const accepts = action === 'release' ? ' --accept' : ''
  return `npm run edition -- ${action} ${edition}${accepts}${options ? ` ${options}` : ''}`
}

/** @param words after the `--` @example mailCommand('list') // 'npm run mail -- list' */
export function mailCommand(words: string, options?: string): string {
  return `npm run mail -- ${words}${options ? ` ${options}` : ''}`
}

/** @param words after the `--`: the action and its source
 * @example sourcesCommand('check gazette') // 'npm run sources -- check gazette' */
export function sourcesCommand(words: string, options?: string): string {
  return `npm run sources -- ${words}${options ? ` ${options}` : ''}`
}

/** @example previewCommand() // 'npm run preview' */
export function previewCommand(options?: string): string {
  return `npm run preview${options ? ` -- ${options}` : ''}`
}
