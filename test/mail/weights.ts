// The table of weights in docs/mail.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { kilobytes } from '../../functions/edition/words/kilobytes.ts'
import { editionOf } from '../support/samples/big-edition.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { allMails, type MadeMail } from './mails.ts'

const file = new URL('../../docs/mail.md', import.meta.url)
const [start, end] = ['<!-- weights -->\n', '<!-- /weights -->']

export function readDoc(): string {
  return readFileSync(file, 'utf8')
}

export function writeDoc(doc: string): void {
  writeFileSync(file, doc)
}

/** The page with its table as it is today. */
export async function docWithWeights(doc: string): Promise<string> {
  const [before, rest] = doc.split(start)
  const after = rest?.split(end)[1]
  if (before === undefined || after === undefined) throw new Error(`docs/mail.md must hold ${start.trim()} and ${end}`)
  return `${before}${start}${await table()}\n${end}${after}`
}

async function table(): Promise<string> {
  const largest = editionOf({ topics: 14, stories: 50, words: 30, headline: 60, name: 12 })
  const rows = [
    ...(await allMails()).map((mail) => row(mail.name, mail)),
    ...(await allMails(readTemplates(), largest)).filter(isEdition).map((mail) => row(`${mail.name}, largest`, mail)),
  ]
  return ['| Email | HTML | Text | Whole message |', '| --- | ---: | ---: | ---: |', ...rows].join('\n')
}

function isEdition({ name }: MadeMail): boolean {
  return /^(briefing|welcome|proof)\./.test(name)
}

function row(name: string, { html, text, eml }: MadeMail): string {
  const weights = [html, text].map((body) => kilobytes(Buffer.byteLength(body)))
  return `| ${[name, ...weights, kilobytes(eml.length)].join(' | ')} |`
}
