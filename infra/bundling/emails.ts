// Emails outside an edition, compiled for the bundle of the function that sends them.

import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { templateFolder } from '../../functions/adapters/template-source.ts'
import { withoutClients } from './without-clients.ts'

type Emails = ReadonlyMap<string, string>

/** By file. Compiled here once, because MJML is 3 MB and someone is waiting for each confirmation. Loading it keeps the
 * thread for half a second. */
export async function compiledEmails(root: string, languages?: readonly string[]): Promise<Emails> {
  const { compileTransactionalEmails } = await withoutClients(
    () => import('../../functions/edition/emails/compiled-emails.ts'),
  )
  const source = templateFolder(pathToFileURL(`${join(root, 'templates')}/`), languages)
  return new Map(Object.entries(await compileTransactionalEmails(await source.load())))
}

/** Into the bundles. */
export async function writeEmails(target: string, emails: Emails): Promise<void> {
  const folder = join(target, 'send-messages', 'templates', 'emails')
  await Promise.all([...emails].map(([file, html]) => writeFile(join(folder, file), html)))
}
