// The email to the operator about a held edition: each reason with its place, and the commands to continue.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { LanguageTag } from '../../content/types.ts'
import { frameAndPlace } from '../checks/finding-place.ts'
import { isOfForm, isReleasable } from '../checks/release-rules.ts'
import {
  type EmailContext,
  type EmailWriter,
  emailWriterFor,
  type TransactionalEmail,
} from '../emails/transactional-email.ts'
import { partMark } from '../frame/template-parts.ts'
import type { Finding, Templates } from '../types.ts'
import { launchOf } from '../week.ts'
import { defaultLanguage, formatDate, formatDay, formatHour, formatLanguages, formatList } from '../words/messages.ts'
import type { AlertGroup } from './alert-context.ts'
import { editionCommand, listCommand } from './commands.ts'
import { type OlderPages, olderPagesGroup } from './older-pages.ts'
import type { SourceFigures } from './source-figures.ts'
import { sourceGroup } from './source-rows.ts'

export interface AlertFacts {
  edition: string
  /** ISO date of the delivery day. */
  date: string
  findings: readonly Finding[]
  /** Name lines by story id, for findings that name a story. */
  names: ReadonlyMap<string, string>
  sources?: SourceFigures | undefined
  older?: OlderPages | undefined
}

/** Most findings printed; the command shows all. Chosen, not measured. */
const mostFindings = 24

/** Most characters of a reason, which may quote the faulty text at length. Chosen, not measured. */
const longestReason = 400

export function composeAlert(emailContext: EmailContext, facts: AlertFacts): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'alert', defaultLanguage)
  const { language, say, write } = writer
  const date = formatDate(language, facts.date)
  const found = together(facts.findings)
  const groups = groupsOf(writer, emailContext.templates, found.slice(0, mostFindings), facts.names)
  const sources = sourceGroup(say, facts.sources, emailContext.list.commandOptions)
  const count = found.length
  const releasable = isReleasable(facts.findings)
  const launch = launchOf(facts.date)
  const { commandOptions } = emailContext.list
  const context = {
    date: say('operator-about', { edition: facts.edition }),
    title: say('operator-held-title', { date }),
    lead: say('operator-held-lead', { count }),
    until: emailContext.isClosed
      ? say('operator-closed', { command: listCommand('open', commandOptions) })
      : say('operator-held-until', { day: formatDay(language, launch.date), hour: formatHour(language, launch.hour) }),
    groups: [...groups, sources, olderPagesGroup(say, facts.older)].filter((one) => one !== null),
    rest: count > mostFindings ? say('operator-held-rest', { count: count - mostFindings }) : '',
    recompose: editionCommand('recompose', facts.edition, commandOptions),
    release: releasable ? editionCommand('release', facts.edition, commandOptions) : '',
    releaseNote: say(releasable ? 'operator-release-note' : 'operator-release-never'),
    show: editionCommand('show', facts.edition, commandOptions),
  }
  const words = { subject: say('operator-held-subject', { date, count }), preheader: groups[0]?.items[0]?.reason ?? '' }
  return write(words, context, {})
}

/** A finding with all frames it was found in. */
interface Found extends Finding {
  languages: LanguageTag[]
}

/** The same finding in several frames has to be fixed only once. */
function together(findings: readonly Finding[]): Found[] {
  const found = new Map<string, Found>()
  for (const finding of findings) {
    const { language, place: at } = frameAndPlace(finding.at)
    const reason = finding.reason.slice(0, longestReason)
    const key = JSON.stringify([finding.rule, at, reason])
    const one = found.get(key) ?? { ...finding, at, reason, languages: [] }
    if (language !== undefined) one.languages.push(language)
    found.set(key, one)
  }
  return [...found.values()]
}

/** What must be fixed comes first. */
function groupsOf(
  writer: EmailWriter,
  templates: Templates,
  found: readonly Found[],
  names: AlertFacts['names'],
): AlertGroup[] {
  const byRule = [...Map.groupBy(found, ({ rule }) => rule)]
  const order = byRule.sort(([, [a]], [, [b]]) => Number(a && isOfForm(a)) - Number(b && isOfForm(b)))
  return order.map(([rule, own]) => {
    const isForm = own.every(isOfForm)
    return {
      title: writer.say(titles.get(rule) ?? 'operator-rule-other', { rule }),
      verdict: writer.say(isForm ? 'operator-verdict-form' : 'operator-verdict-mend'),
      isForm,
      items: own.map((one) => ({ reason: sentence(one.reason), where: whereIn(writer, templates, one, names) })),
    }
  })
}

const titles: ReadonlyMap<string, string> = new Map(
  Object.entries({
    C1: 'operator-rule-quote',
    C2: 'operator-rule-boilerplate',
    C3: 'operator-rule-label',
    C4: 'operator-rule-repetition',
    C5: 'operator-rule-limits',
    C6: 'operator-rule-quotation',
    limits: 'operator-rule-limits',
    decisions: 'operator-rule-decisions',
    size: 'operator-rule-size',
    link: 'operator-rule-link',
    alt: 'operator-rule-alt',
    token: 'operator-rule-token',
    text: 'operator-rule-text',
    footer: 'operator-rule-footer',
    header: 'operator-rule-header',
  }),
)

/** @example sentence('an image has no alt text') // 'An image has no alt text.' */
function sentence(reason: string): string {
  const capital = reason.charAt(0).toLocaleUpperCase() + reason.slice(1)
  return /[.!?]$/.test(capital) ? capital : `${capital}.`
}

function whereIn(
  { say, language }: EmailWriter,
  templates: Templates,
  { rule, at, languages }: Found,
  names: AlertFacts['names'],
): string {
  if (rule === 'decisions') return say('operator-at-file', { file: `seeds/decisions/${at}` })
  const name = names.get(at.split(':')[1] ?? at) ?? names.get(at)
  const place = name === undefined ? placeOf(say, templates, rule, at) : say('operator-at-story', { name })
  if (languages.length === 0) return place
  return say('operator-at-frame', { place, languages: formatLanguages(language, languages) })
}

/** Parts are marked in the templates by their names up to the colon; most of what they print is in partials. */
function placeOf(say: EmailWriter['say'], templates: Templates, rule: string, at: string): string {
  const [part = at] = at.split(':')
  if (rule === 'size' || rule === 'header') return say('operator-at-whole')
  if (!['link', 'alt', 'token', 'text', 'footer'].includes(rule)) return at
  const file = 'templates/emails/briefing.mjml'
  const partials = formatList(
    defaultLanguage,
    partialsOf(templates, part).map((name) => `templates/partials/${name}.hbs`),
  )
  return partials === ''
    ? say('operator-at-part', { part, file })
    : say('operator-at-partials', { part, file, partials })
}

/** The partials that a part of the briefing includes, and those that they include. */
function partialsOf({ emails, partials }: Templates, part: string): string[] {
  const [, ...pieces] = (ownEntry(emails, 'briefing.mjml') ?? '').split(partMark)
  const source = pieces[pieces.indexOf(part) + 1] ?? ''
  const found = new Set<string>()
  const add = (text: string) => {
    for (const [, name = ''] of text.matchAll(/\{\{>\s*([\w-]+)/g)) {
      if (found.has(name)) continue
      found.add(name)
      add(ownEntry(partials, `${name}.hbs`) ?? '')
    }
  }
  if (pieces.includes(part)) add(source)
  return [...found]
}
