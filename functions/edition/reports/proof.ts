// The editor's proof: the briefing of a reader of every topic, below a panel that says how the edition turned out and
// what can still be done. Readers' emails do not have the panel.
import { expectationWords } from '../../content/story/stories/expectation-words.ts'
import {
  type EmailContext,
  type EmailWriter,
  emailWriterFor,
  type TransactionalEmail,
} from '../emails/transactional-email.ts'
import { launchOf, parseEditionId } from '../week.ts'
import { isolate } from '../words/bidi.ts'
import { kilobytes } from '../words/kilobytes.ts'
import { defaultLanguage, directionOf, formatDate, formatDay, formatHour, formatLanguages } from '../words/messages.ts'
import { editionCommand, listCommand, previewCommand } from './commands.ts'
import { whereOf } from './failed-alert.ts'
import { type Forecast, forecastRow } from './forecast-row.ts'
import { olderPages, whatToDo } from './older-pages.ts'
import type { Decided, PageFacts, PartGroup, ProofFacts } from './proof-facts.ts'
import { sourceRows } from './source-rows.ts'

/** Marks the place in the panel's template where the briefing goes. */
const place = '[[briefing]]'

/**
 * @param isLaunched whether its readers are already fixed: then the panel says so, and does not offer what is too late
 * @param forecast `null` if no audience is known
 */
export function composeProof(
  emailContext: EmailContext,
  facts: ProofFacts,
  isLaunched = false,
  forecast: Forecast | null = null,
): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'proof', defaultLanguage)
  const { language, say, write } = writer
  const { briefing, edition } = facts
  const date = formatDate(language, facts.date)
  const launch = launchOf(facts.date)
  const context = {
    date: say('operator-about', { edition }),
    title: say('operator-proof-title', { date }),
    lead: emailContext.isClosed
      ? say('operator-proof-lead-closed', { command: listCommand('open', emailContext.list.commandOptions) })
      : say(isLaunched ? 'operator-proof-lead-launched' : 'operator-proof-lead', {
          day: formatDay(language, launch.date),
          hour: formatHour(language, launch.hour),
        }),
    rows: [...rowsOf(writer, facts), ...sendingRows(writer, forecast)],
    decisions: decidedLines(writer, facts.decisions),
    notes: facts.decisions.notes.map(({ story, reason, remedy }) =>
      say('operator-decided-note', { story, reason, remedy }),
    ),
    file: `seeds/decisions/${parseEditionId(edition)?.week ?? edition}.json`,
    leftOut: leftOutLines(writer, facts),
    more: facts.more > 0 ? say('operator-left-more', { count: facts.more }) : '',
    commands: commandsFor(writer, isLaunched, edition, emailContext.list.commandOptions),
    subject: isolate(briefing.subject, directionOf(language)),
    preview: isolate(briefing.preheader, directionOf(language)),
    briefing: place,
  }
  const words = { subject: say('operator-proof-subject', { date }), preheader: preheaderOf(writer, context.rows) }
  const panel = write(words, context, {})
  return {
    ...panel,
    html: replaced(panel.html, bodyOf(briefing.html)),
    text: replaced(panel.text.trimEnd(), briefing.text),
  }
}

/** What fits next to a subject in an inbox: the amount, and any problems. */
function preheaderOf({ say }: EmailWriter, [stories, checks, ...others]: readonly Row[]): string {
  const told = [stories, ...others.filter(({ isWarning }) => isWarning), checks]
  return told.flatMap((row) => (row === undefined ? [] : [row.value])).join(say('list-separator'))
}

/** Replaces the last occurrence, because words quoted in the panel come before it. */
function replaced(panel: string, briefing: string): string {
  const at = panel.lastIndexOf(place)
  return panel.slice(0, at) + briefing + panel.slice(at + place.length)
}

/** The contents of the body element: the panel's email has its own head, with the same styles. */
function bodyOf(html: string): string {
  const start = html.indexOf('>', html.indexOf('<body')) + 1
  return html.slice(start, html.lastIndexOf('</body>'))
}

interface Row {
  name: string
  value: string
  isWarning: boolean
}

function rowsOf(
  { say, language }: EmailWriter,
  { briefing, languages, sizes, stock, decisions, setAside = [], sources, pages }: ProofFacts,
): Row[] {
  const groups = (['masthead', 'contents', 'stories', 'footer'] satisfies PartGroup[]).map((group) =>
    say(`operator-size-${group}`, { size: kilobytes(sizes.groups[group]) }),
  )
  const row = (name: string, value: string, isWarning = false) => ({
    name: say(`operator-row-${name}`),
    value,
    isWarning,
  })
  const { waiting, needed, barred, expired = 0, older } = stock
  const runsDry = waiting < needed
  return [
    row(
      'stories',
      say('summary', {
        stories: say('stories', { count: briefing.stories }),
        minutes: say('minutes', { count: briefing.minutes }),
      }),
    ),
    row('checks', say('operator-checks', { languages: formatLanguages(language, languages) })),
    row(
      'size',
      say('operator-size', {
        size: kilobytes(sizes.htmlBytes),
        budget: kilobytes(sizes.budget),
        whole: kilobytes(sizes.messageBytes),
      }),
    ),
    row('parts', groups.join(say('list-separator'))),
    ...(sizes.shortened === 0 ? [] : [row('shortened', say('operator-shortened', { count: sizes.shortened }), true)]),
    row('stock', say(runsDry ? 'operator-stock-low' : 'operator-stock', { count: waiting, needed }), runsDry),
    ...(barred === 0 ? [] : [row('barred', say('operator-barred', { count: barred }))]),
    ...(expired === 0 ? [] : [row('expired', say('operator-expired', { count: expired }))]),
    ...(older === undefined ? [] : [row('older', `${olderPages(say, older)}. ${whatToDo(say, older)}`, true)]),
    ...(sources === undefined
      ? []
      : sourceRows(say, sources).map(({ name, value, isWarning }) => row(name, value, isWarning))),
    ...(pages === undefined ? [] : pageRows(pages, row, say)),
    ...setAside.map((one) =>
      row('aside', say('operator-aside-row', { where: whereOf({ say }, one), reason: one.reason }), true),
    ),
    ...(decisions.notes.length === 0
      ? []
      : [row('decisions', say('operator-decisions-unmet', { count: decisions.notes.length }), true)]),
  ]
}

function sendingRows(writer: EmailWriter, forecast: Forecast | null): Row[] {
  return forecast === null ? [] : [{ name: writer.say('operator-row-sending'), ...forecastRow(writer, forecast) }]
}

/** How much is still to come in total, then page by page. */
function pageRows(
  { count, stories, listed }: PageFacts,
  row: (name: string, value: string) => Row,
  say: EmailWriter['say'],
): Row[] {
  const told = listed.map((one) =>
    row('page', say('operator-page', { page: one.page, words: expectationWords(one, (label) => label) })),
  )
  const more = count - listed.length
  const others = more > 0 ? [row('page', say('operator-pages-more', { count: more }))] : []
  return [row('pages', say('operator-pages', { count: stories, pages: count })), ...told, ...others]
}

function decidedLines({ say }: EmailWriter, decided: Decided): string[] {
  const listed = (['first', 'dropped', 'held', 'headed', 'noted', 'recut'] as const).flatMap((kind) =>
    (decided[kind] ?? []).map((story) => say(`operator-decided-${kind}`, { story })),
  )
  const words = (['introduction', 'subject', 'preheader'] as const).flatMap((kind) => {
    const value = decided[kind] ?? null
    return value === null ? [] : [say(`operator-decided-${kind}`, { words: value })]
  })
  return [...listed, ...words]
}

function leftOutLines({ say }: EmailWriter, { leftOut }: ProofFacts): { name: string; why: string }[] {
  return leftOut.map(({ name, topic, obstacles }) => ({
    name,
    why: [topic, ...obstacles.map(({ setting, limit }) => say(`operator-left-${setting}`, { limit }))].join(
      say('list-separator'),
    ),
  }))
}

function commandsFor(
  { say }: EmailWriter,
  isLaunched: boolean,
  edition: string,
  options?: string,
): { purpose: string; command: string }[] {
  return [
    { purpose: say('operator-do-preview'), command: previewCommand(options) },
    ...(isLaunched
      ? []
      : [{ purpose: say('operator-do-recompose'), command: editionCommand('recompose', edition, options) }]),
    { purpose: say('operator-do-cancel'), command: editionCommand('cancel', edition, options) },
    { purpose: say('operator-do-pause'), command: editionCommand('pause', edition, options) },
  ]
}
