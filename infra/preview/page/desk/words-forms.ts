// The forms for what an editor writes: introduction, subject and preheader, headlines, notes. Each is folded and says
// in its summary line what is set.
import { languageName } from '../../../../functions/content/language/languages/quoted-languages.ts'
import { countWords } from '../../../../functions/content/language/words/fold.ts'
import { ownEntry } from '../../../../functions/content/language/words/own-entry.ts'
import {
  type DecidedWords,
  longestWords,
  mostWords,
  wordsByLanguage,
  wordsIn,
} from '../../../../functions/edition/decided-words.ts'
import { longestHeadline } from '../../../../functions/edition/decisions/decisions.ts'
import type { EditorsDesk, PrintedStory, ShownEmail } from '../../types.ts'
import { html, type Markup } from '../markup/html.ts'
import { button, type Editing, form } from './desk-form.ts'

export function introductionForm({ decisions, week }: EditorsDesk, editing: Editing): Markup {
  const { language } = editing
  const said = wordsIn(decisions.introduction, language)
  const field = html`${textArea({ name: 'introduction', id: `introduction-${week}-${language}`, label: `Introduction in ${languageName(language)}`, value: said ?? '', language })}
<p class="quiet">Stands above the edition for all its ${languageName(language)} readers, marked “From the editor:”. For another language, choose a reader of that language.</p>
<div class="row">${button('introduction', 'Save introduction', 'desk')}${said === null ? null : button('no-introduction', 'Remove introduction', 'desk')}</div>`
  const facts = {
    decisions,
    part: 'introduction',
    id: `introduction-form-${week}-${language}`,
    looks: 'words',
  } as const
  return folded(
    'desk-introduction',
    'Introduction',
    stateOf(decisions.introduction, language),
    form(editing, { ...facts }, html`<input type="hidden" name="language" value="${language}">${field}`),
  )
}

/** In the language of the email that is shown. */
export function subjectForm({ decisions, week }: EditorsDesk, email: ShownEmail | null, editing: Editing): Markup {
  const { language } = editing
  const name = languageName(language)
  const line = (key: 'subject' | 'preheader', label: string) =>
    html`<label>${label}<input name="${key}" id="desk-${key}-${week}-${language}" data-most-characters="${longestWords[key]}" aria-describedby="desk-${key}-${week}-${language}-count" value="${wordsIn(decisions[key], language) ?? ''}" placeholder="${email?.[key] ?? ''}" lang="${language}" dir="auto" autocomplete="off"></label>
${countLine(`desk-${key}-${week}-${language}`, [...(wordsIn(decisions[key], language) ?? '')].length, longestWords[key], 'characters')}`
  const content = html`<input type="hidden" name="language" value="${language}">
${line('subject', `Subject in ${name}`)}
${line('preheader', `Preheader in ${name}`)}
<p class="quiet">For ${name} readers who get the lead story; everyone else gets the usual wording. Leave empty to use it for all.</p>
<div class="row">${button('words', 'Save subject and preheader', 'words')}</div>`
  const set = [decisions.subject, decisions.preheader].flatMap((one) => wordsIn(one, language) ?? [])
  return folded(
    'desk-words',
    'Subject and preheader',
    set.length === 0 ? 'the usual ones' : html`${set.map((one, at) => html`${at === 0 ? null : ' · '}${quoted(one)}`)}`,
    form(editing, { decisions, part: 'words', id: `words-form-${week}-${language}`, looks: 'words' }, content),
  )
}

const origins: ReadonlyMap<string, string> = new Map(
  Object.entries({
    title: 'the article’s title',
    heading: 'the heading above the paragraph',
    standfirst: 'the standfirst',
    editor: 'yours',
    sentence: 'a sentence that is printed nowhere else',
  }),
)

export const originOf = (origin: string): string => origins.get(origin) ?? origin

export function headlineForms(story: PrintedStory, { decisions }: EditorsDesk, editing: Editing): Markup {
  const own = ownEntry(decisions.ownHeadlines, story.id)
  const wanted = ownEntry(decisions.headlines, story.id)
  const facts = { decisions, part: 'headline', story: story.id } as const
  const written = html`<label>Headline of your own<input name="own" id="own-${story.id}" data-most-characters="${longestHeadline}" aria-describedby="own-${story.id}-count" value="${own ?? ''}" dir="auto" autocomplete="off"></label>
${countLine(`own-${story.id}`, [...(own ?? '')].length, longestHeadline, 'characters')}
<p class="quiet">One line, marked “Headline by the editor”. It takes the place of the source’s.</p>
<div class="row">${button('own-headline', named('Save headline', story), story.id)}${own === undefined ? null : button('no-own-headline', named('Remove your headline', story), story.id)}</div>`
  const candidates = story.otherHeadlines.filter(({ text }) => text !== wanted)
  const hasChoice = own === undefined && (candidates.length > 0 || wanted !== undefined)
  const choice = html`<div class="row headline"><label>The source’s own words<select name="headline" id="headline-${story.id}"><option value="">the usual one</option>${wanted === undefined ? null : html`<option selected>${wanted}</option>`}${candidates.map(({ text }) => html`<option>${text}</option>`)}</select></label>
${button('headline', named('Use it', story), story.id)}</div>`
  const state = story.headline === null ? 'none: no line of the article heads it' : originOf(story.headline.origin)
  return folded(
    `headline-of-${story.id}`,
    'Headline',
    state,
    html`${hasChoice ? form(editing, { ...facts, id: `headline-form-${story.id}`, looks: 'words' }, choice) : null}
${form(editing, { ...facts, id: `own-form-${story.id}`, looks: 'words' }, written)}`,
  )
}

export function noteForm(story: PrintedStory, { decisions }: EditorsDesk, editing: Editing): Markup {
  const { language } = editing
  const said = ownEntry(decisions.notes, story.id)
  const here = wordsIn(said, language)
  const content = html`<input type="hidden" name="language" value="${language}">
${textArea({ name: 'note', id: `note-text-${story.id}-${language}`, label: `Note in ${languageName(language)}`, value: here ?? '', language })}
<p class="quiet">Stands below the story, marked “Editor’s note:”.</p>
<div class="row">${button('note', named('Save note', story), story.id)}${here === null ? null : button('no-note', named('Remove note', story), story.id)}</div>`
  const facts = {
    decisions,
    part: 'note',
    story: story.id,
    id: `note-form-${story.id}-${language}`,
    looks: 'words',
  } as const
  return folded(`note-of-${story.id}`, 'Note', stateOf(said, language), form(editing, facts, content))
}

/** Words of any direction, isolated so that they do not affect their surroundings. */
const quoted = (words: string) => html`“<bdi>${words}</bdi>”`

export function folded(id: string, title: string, state: string | Markup, content: Markup): Markup {
  return html`<details id="${id}" class="fold"><summary><span>${title}</span> <span class="quiet state">${state}</span></summary>${content}</details>`
}

const named = (words: string, { name }: PrintedStory) => html`${words}<span class="unseen">: ${name}</span>`

function stateOf(said: DecidedWords | null | undefined, language: string): Markup {
  const others = Object.keys(wordsByLanguage(said)).filter((one) => one !== language)
  const here = wordsIn(said, language)
  const also = others.length === 0 ? '' : ` (also in ${others.map(languageName).join(', ')})`
  return html`${here === null ? 'none' : quoted(here)}${also}`
}

interface Area {
  name: string
  id: string
  label: string
  value: string
  language: string
}

/** With its number of words. */
function textArea({ name, id, label, value, language }: Area): Markup {
  return html`<label for="${id}">${label}</label><textarea name="${name}" id="${id}" rows="3" lang="${language}" dir="auto" data-most-words="${mostWords}" aria-describedby="${id}-count">${value}</textarea>
${countLine(id, countWords(value), mostWords, 'words')}`
}

/** The script keeps it up to date. */
function countLine(id: string, number: number, most: number, unit: string): Markup {
  return html`<p class="count" id="${id}-count">${number} of at most ${most} ${unit}</p>`
}
