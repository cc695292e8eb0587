// What is wrong in the sources of the emails, and as far as it applies in those of the pages, judged from the file
// alone.
import { ownEntry } from '../../../functions/content/language/words/own-entry.ts'
import type { Templates } from '../../../functions/edition/types.ts'
import { messageFaults } from '../../../functions/edition/words/message-faults.ts'
import { inEmailSources } from './email-source.ts'
import { inEverySource } from './every-source.ts'
import { spaces } from './rule.ts'

export interface TemplateFinding {
  /** e.g. `templates/partials/story.hbs` */
  file: string
  line: number
  rule: string
  reason: string
}

type Kind = 'mail' | 'text' | 'page'

export function templateFindings(
  templates: Templates,
  messageSources: Readonly<Record<string, string>>,
): TemplateFinding[] {
  return [...sourcesOf(templates).flatMap((one) => lintSource(one, templates)), ...messages(templates, messageSources)]
}

function sourcesOf({ emails, partials, text, pages }: Templates): [file: string, kind: Kind, source: string][] {
  const of = (folder: string, files: Record<string, string>, kind: (name: string) => Kind) =>
    Object.entries(files).map(
      ([name, source]) => [`templates/${folder}/${name}`, kind(name), source] as [string, Kind, string],
    )
  return [
    ...of('emails', emails, () => 'mail'),
    ...of('partials', partials, (name) => (name.startsWith('page-') ? 'page' : 'mail')),
    ...of('text', text, () => 'text'),
    ...of('pages', pages, () => 'page').filter(([file]) => file.endsWith('.hbs')),
  ]
}

function lintSource([file, kind, source]: [string, Kind, string], templates: Templates): TemplateFinding[] {
  const blank = source.replace(/<(mj-style|style|script)\b[\s\S]*?<\/\1>|\{\{!--[\s\S]*?--\}\}/g, spaces)
  return Object.entries({ ...inEverySource, ...(kind === 'mail' ? inEmailSources : {}) }).flatMap(([rule, find]) =>
    find(source, blank, templates).map(([at, reason]) => ({ file, line: lineAt(source, at), rule, reason })),
  )
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split('\n').length
}

function messages(templates: Templates, sources: Readonly<Record<string, string>>): TemplateFinding[] {
  return messageFaults(templates).map(({ language, key, reason }) => {
    const source = ownEntry(sources, language) ?? ''
    const line = lineAt(source, Math.max(0, source.indexOf(`"${key}":`)))
    return { file: `templates/messages/${language}.json`, line, rule: 'message', reason: `"${key}" ${reason}` }
  })
}
