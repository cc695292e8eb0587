// All findings about the project's own templates and mails: the rules are those of infra/mail-checks, the mails are
// those of the golden files, whose lines are named.
import { readdirSync, readFileSync } from 'node:fs'
import { emailFindings } from '../../infra/mail-checks/email-findings.ts'
import { type TemplateFinding, templateFindings } from '../../infra/mail-checks/templates/template-findings.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { lined } from './golden-files.ts'
import { allMails } from './mails.ts'

export async function lintAll(): Promise<TemplateFinding[]> {
  const inSources = templateFindings(readTemplates(), messageSources())
  // A template that is wrong in itself may not make a mail at all.
  return inSources.length > 0 ? inSources : inMails()
}

async function inMails(): Promise<TemplateFinding[]> {
  const findings = (await allMails()).map(async ({ name, html, eml }) => {
    const found = await emailFindings(Buffer.from(eml, 'latin1'), lined(html))
    return found.map(({ line, ...rest }) => ({
      file: `test/golden/mail/${name}.${line === null ? 'eml' : 'html'}`,
      line: line ?? 1,
      ...rest,
    }))
  })
  return (await Promise.all(findings)).flat()
}

function messageSources(): Record<string, string> {
  const folder = new URL('../../templates/messages/', import.meta.url)
  const files = readdirSync(folder).map((name) => [
    name.replace(/\.json$/, ''),
    readFileSync(new URL(name, folder), 'utf8'),
  ])
  return Object.fromEntries(files)
}
