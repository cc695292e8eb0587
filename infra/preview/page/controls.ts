// The form on the left: which email, which edition, which reader, and how it is shown. Plain GET; every choice is in
// the address.
import { languageName } from '../../../functions/content/language/languages/quoted-languages.ts'
import { defaultLanguage } from '../../../functions/environment.ts'
import { cadences, usualCadence, weeksOf } from '../../../functions/subscription/cadence.ts'
import { narrowest, schemes, treatments, widest, widths } from '../frame-choices.ts'
import { readerName } from '../list/withheld-address.ts'
import type { PageQuery } from '../query.ts'
import type { Choices, EditionChoice, ReaderChoice } from '../types.ts'
import { count, day, html, type Markup } from './markup/html.ts'

export function controls(pageQuery: PageQuery, choices: Choices): Markup {
  return html`<form id="choose" data-live method="get" action="/" aria-label="What to show">
<input type="hidden" name="tab" value="${pageQuery.tab}">
${field(
  'Email',
  'mail',
  choices.mails.map(({ id, label }) => option(id, label, id === pageQuery.wanted.mail)),
)}
${field(
  'Edition',
  'edition',
  choices.editions.map((edition) =>
    option(edition.number, editionWords(edition), edition.number === pageQuery.wanted.edition),
  ),
)}
${readerFields(pageQuery, choices)}
${pageQuery.tab === 'site' ? html`<input type="hidden" name="page" value="${pageQuery.page}">${pageQuery.language === null ? null : html`<input type="hidden" name="in" value="${pageQuery.language}">`}` : null}
${looks(pageQuery)}
<button class="show">Show</button>
${leftOut(choices)}
</form>`
}

/** How the frames show the email; other tabs have no frames, and on a phone the script folds this part. */
function looks(pageQuery: PageQuery): Markup {
  const hasFrames = pageQuery.tab === 'mail' || pageQuery.tab === 'site'
  const [id, open] = hasFrames ? ['looks', html` open`] : ['looks-unused', null]
  return html`<details class="looks" id="${id}"${open}><summary>Width, colours, email client</summary>
<div><fieldset><legend>Width</legend><div class="pairs">${[...new Set([...widths, ...pageQuery.widths])].map((width) => tick('width', width, `${width}`, pageQuery.widths.includes(width)))}</div>
<label class="other">Other width, in px<input name="width" id="width-other" type="number" min="${narrowest}" max="${widest}" value=""></label></fieldset>
<fieldset><legend>Colours</legend><div class="pairs">${schemes.map((scheme) => tick('scheme', scheme, scheme, pageQuery.schemes.includes(scheme)))}</div></fieldset>
${field(
  'As an email client shows it',
  'treatment',
  treatments.map((one) => option(one, one, one === pageQuery.treatment)),
)}
<div class="row">${tick('beside', 'yes', 'Show the previous edition alongside', pageQuery.beside)}</div></div>
</details>`
}

function readerFields(pageQuery: PageQuery, choices: Choices): Markup {
  const { reader } = pageQuery.wanted
  const listed = choices.readers.map((one) => option(one.position ?? 0, readerWords(one), one.position === reader))
  const own = option('made', 'Custom reader', typeof reader !== 'number')
  return html`${field('Reader', 'reader', [...listed, own])}${typeof reader === 'number' ? null : madeReader(reader, choices)}`
}

type Made = Exclude<PageQuery['wanted']['reader'], number>

function madeReader(reader: Made, choices: Choices): Markup {
  const languages = choices.languages.map((one) => option(one, languageName(one), one === (reader.language ?? 'en')))
  const cadenceOptions = cadences.map((one) => option(one, one, one === (reader.cadence ?? usualCadence)))
  const zone = reader.zone ?? choices.zone
  const weeks = weeksOf(reader.cadence ?? usualCadence)
  const phases = Array.from({ length: weeks }, (_, n) =>
    option(String(n), `week ${n + 1} of ${weeks}`, n === (reader.phase ?? 0)),
  )
  // Open until something is chosen; what the editor opened stays open.
  const open = reader.topics.length === 0 ? html` open` : null
  return html`<details class="made" id="custom-reader"${open}><summary>${madeWords(reader, choices)}</summary>
<div>
<fieldset><legend>Topics</legend>${choices.topics.map(({ id, label }) => tick('topic', id, label, reader.topics.includes(id)))}</fieldset>
${field('Language', 'language', languages)}
<label>Time zone<input name="zone" value="${zone}" spellcheck="false" autocomplete="off"></label>
<label>Hour<input name="hour" type="number" min="0" max="23" value="${reader.hour ?? choices.hour}"></label>
${field('How often', 'cadence', cadenceOptions)}
${weeks === 1 ? null : field('Due in', 'phase', phases)}
</div>
</details>`
}

/** @example '2 topics · English · 07:00, Europe/Berlin · weekly' */
function madeWords({ topics, language, zone, hour, cadence }: Made, choices: Choices): string {
  const at = `${String(hour ?? choices.hour).padStart(2, '0')}:00, ${zone ?? choices.zone}`
  const chosen = topics.length === 0 ? 'Choose topics' : count(topics.length, 'topic', 'topics')
  return [chosen, languageName(language ?? defaultLanguage), at, cadence ?? usualCadence].join(' · ')
}

function leftOut({ skippedReaders, refusedPages, olderPages }: Choices): Markup | null {
  const lines = [
    ...skippedReaders.map(({ reason, remedy }) => `${reason}; ${remedy}`),
    ...refusedPages.map(({ page, reason }) => `${page}: ${reason}`),
    ...(olderPages === null ? [] : [olderPages]),
  ]
  if (lines.length === 0) return null
  return html`<details><summary>${count(lines.length, 'entry', 'entries')} left out</summary><ul>${lines.map((line) => html`<li>${line}</li>`)}</ul></details>`
}

function field(label: string, name: string, options: Markup[]): Markup {
  return html`<label>${label}<select name="${name}" id="choose-${name}">${options}</select></label>`
}

function option(value: string | number, words: string, selected: boolean): Markup {
  return html`<option value="${value}"${selected ? html` selected` : null}>${words}</option>`
}

function tick(name: string, value: string | number, words: string, checked: boolean): Markup {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}" id="${name}-${value}"${checked ? html` checked` : null}>${words}</label>`
}

/** @example '1 · 19 Nov 2026 · 9 stories' */
function editionWords({ number, date, stories }: EditionChoice): string {
  return `${number} · ${day(date).slice(4)} · ${stories === 0 ? 'nothing new' : count(stories, 'story', 'stories')}`
}

/** The language determines in which one the desk asks for words.
 * @example 'ann · 3 topics · Arabic' */
function readerWords({ address, topics, cadence, language }: ReaderChoice): string {
  // A whole id would push the reader's choices out of sight.
  const [name = ''] = readerName(address)
    .replace(/^reader /, '')
    .split('@')
  const others = [language === defaultLanguage ? '' : languageName(language), cadence === usualCadence ? '' : cadence]
  return [name, count(topics.length, 'topic', 'topics'), ...others.filter(Boolean)].join(' · ')
}
