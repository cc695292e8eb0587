// The commands by which an operator acts on an edition, as mails print them; `infra/local/editions` reads them.

/** What `npm run edition` does to one edition. */
export const editionActions = ['show', 'proof', 'recompose', 'release', 'pause', 'resume', 'cancel'] as const

export type EditionAction = (typeof editionActions)[number]

/**
 * @param options what the command needs to find the list (`Settings.commandOptions`)
 * @example editionCommand('pause', '2026-W47') // 'npm run edition -- pause 2026-W47'
 */
export function editionCommand(action: EditionAction, edition: string, options?: string): string {
  const accepts = action === 'release' ? ' --accept' : ''
  return `npm run edition -- ${action} ${edition}${accepts}${options ? ` ${options}` : ''}`
}
