// The editor's proof: the briefing of a reader of every topic, under a panel that says how the edition came out and what can
// still be done. The panel is in no reader's mail.
import { isolate } from './bidi.ts'
import { editionCommand, listCommand } from './commands.ts'
import { whereOf } from './failed-alert.ts'
import { kilobytes } from './kilobytes.ts'
import { type Letter, type Pen, penFor, type Stationery } from './letter.ts'
import { defaultLanguage, directionOf, formatDate, formatDay, formatHour, formatList } from './messages.ts'
import type { Decided, PartGroup, ProofFacts } from './proof-facts.ts'
import { launchOf, parseEditionId } from './week.ts'

/** Stands in the panel's template where the briefing goes. */
const place = '[[briefing]]'

/** @param isLaunched whether its readers are fixed already: then it is told so, and what is too late is not offered */
export function composeProof(stationery: Stationery, facts: ProofFacts, isLaunched = false): Letter {
  const pen = penFor(stationery, 'proof', defaultLanguage)
  const { language, say, write } = pen
  const { briefing, edition } = facts
  const date = formatDate(language, facts.date)
  const launch = launchOf(facts.date)
  const context = {
    date: say('desk-about', { edition }),
    title: say('desk-proof-title', { date }),
    lead: stationery.isClosed
      ? say('desk-proof-lead-closed', { command: listCommand('open', stationery.list.commandOptions) })
      : say(isLaunched ? 'desk-proof-lead-launched' : 'desk-proof-lead', {
          day: formatDay(language, launch.date),
          hour: formatHour(language, launch.hour),
        }),
    rows: rowsOf(pen, facts),
    decisions: decidedLines(pen, facts.decisions),
    notes: facts.decisions.notes.map(({ story, reason, remedy }) =>
      say('desk-decided-note', { story, reason, remedy }),
    ),
    file: `seeds/decisions/${parseEditionId(edition)?.week ?? edition}.json`,
    leftOut: leftOutLines(pen, facts),
    more: facts.more > 0 ? say('desk-left-more', { count: facts.more }) : '',
    commands: commandsFor(pen, isLaunched, edition, stationery.list.commandOptions),
    subject: isolate(briefing.subject, directionOf(language)),
    preview: isolate(briefing.preheader, directionOf(language)),
    briefing: place,
  }
  const words = { subject: say('desk-proof-subject', { date }), preheader: preheaderOf(pen, context.rows) }
  const panel = write(words, context, {})
  return {
    ...panel,
    html: replaced(panel.html, bodyOf(briefing.html)),
    text: replaced(panel.text.trimEnd(), briefing.text),
  }
}

/** What fits beside a subject in an inbox: how much it is, and whatever is amiss. */
function preheaderOf({ say }: Pen, [stories, checks, ...others]: readonly Row[]): string {
  const told = [stories, ...others.filter(({ isWarning }) => isWarning), checks]
  return told.flatMap((row) => (row === undefined ? [] : [row.value])).join(say('list-separator'))
}

/** The last one: what is quoted in the panel stands above it. */
function replaced(panel: string, briefing: string): string {
  const at = panel.lastIndexOf(place)
  return panel.slice(0, at) + briefing + panel.slice(at + place.length)
}

/** What stands between the tags: the panel's mail has a head of its own, and the same styles. */
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
  { say, language }: Pen,
  { briefing, languages, sizes, stock, decisions, setAside = [] }: ProofFacts,
): Row[] {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const spoken = formatList(
    language,
    languages.map((tag) => names.of(tag) ?? tag),
  )
  const groups = (['masthead', 'contents', 'stories', 'footer'] satisfies PartGroup[]).map((group) =>
    say(`desk-size-${group}`, { size: kilobytes(sizes.groups[group]) }),
  )
  const row = (name: string, value: string, isWarning = false) => ({ name: say(`desk-row-${name}`), value, isWarning })
  const { waiting, needed, barred } = stock
  const runsDry = waiting < needed
  return [
    row(
      'stories',
      say('summary', {
        stories: say('stories', { count: briefing.stories }),
        minutes: say('minutes', { count: briefing.minutes }),
      }),
    ),
    row('checks', say('desk-checks', { languages: spoken })),
    row(
      'size',
      say('desk-size', {
        size: kilobytes(sizes.htmlBytes),
        budget: kilobytes(sizes.budget),
        whole: kilobytes(sizes.messageBytes),
      }),
    ),
    row('parts', groups.join(say('list-separator'))),
    ...(sizes.shortened === 0 ? [] : [row('shortened', say('desk-shortened', { count: sizes.shortened }), true)]),
    row('stock', say(runsDry ? 'desk-stock-low' : 'desk-stock', { count: waiting, needed }), runsDry),
    ...(barred === 0 ? [] : [row('barred', say('desk-barred', { count: barred }))]),
    ...setAside.map((one) =>
      row('aside', say('desk-aside-row', { where: whereOf({ say }, one), reason: one.reason }), true),
    ),
    ...(decisions.notes.length === 0
      ? []
      : [row('decisions', say('desk-decisions-unmet', { count: decisions.notes.length }), true)]),
  ]
}

function decidedLines({ say }: Pen, decided: Decided): string[] {
  const listed = (['first', 'dropped', 'held', 'headed'] as const).flatMap((kind) =>
    decided[kind].map((story) => say(`desk-decided-${kind}`, { story })),
  )
  const words = (['subject', 'preheader'] as const).flatMap((kind) => {
    const value = decided[kind]
    return value === null ? [] : [say(`desk-decided-${kind}`, { words: value })]
  })
  return [...listed, ...words]
}

function leftOutLines({ say }: Pen, { leftOut }: ProofFacts): { headline: string; why: string }[] {
  return leftOut.map(({ headline, topic, obstacles }) => ({
    headline,
    why: [topic, ...obstacles.map(({ setting, limit }) => say(`desk-left-${setting}`, { limit }))].join(
      say('list-separator'),
    ),
  }))
}

function commandsFor(
  { say }: Pen,
  isLaunched: boolean,
  edition: string,
  options?: string,
): { purpose: string; command: string }[] {
  return [
    { purpose: say('desk-do-preview'), command: `npm run preview${options ? ` -- ${options}` : ''}` },
    ...(isLaunched
      ? []
      : [{ purpose: say('desk-do-recompose'), command: editionCommand('recompose', edition, options) }]),
    { purpose: say('desk-do-cancel'), command: editionCommand('cancel', edition, options) },
    { purpose: say('desk-do-pause'), command: editionCommand('pause', edition, options) },
  ]
}
