// All findings about the project's own templates and mails.
import { readdirSync, readFileSync } from 'node:fs'
import { readBaseline } from '../../infra/mail-checks/clients/email-client-support.ts'
import { type LintedMail, lintMails } from '../../infra/mail-checks/email-findings.ts'
import { type LintFinding, lintTemplates } from '../../infra/mail-checks/templates/template-findings.ts'
import { readTemplates } from '../support/templates.ts'
import { lined } from './golden-files.ts'
import { allMails } from './mails.ts'

export async function lintAll(): Promise<LintFinding[]> {
  const inSources = lintTemplates(readTemplates(), messageSources())
  // A template that is wrong in itself may not make a mail at all.
  return inSources.length > 0 ? inSources : lintMails(await lintedMails(), readBaseline())
}

export async function lintedMails(): Promise<LintedMail[]> {
  return (await allMails()).map(({ name, html }) => ({ name, html: lined(html) }))
}

function messageSources(): Record<string, string> {
  const folder = new URL('../../templates/messages/', import.meta.url)
  const files = readdirSync(folder).map((name) => [
    name.replace(/\.json$/, ''),
    readFileSync(new URL(name, folder), 'utf8'),
  ])
  return Object.fromEntries(files)
}
