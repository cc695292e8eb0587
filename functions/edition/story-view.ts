// What the templates of the mail and of the web pages see of a story: every word ready, nothing computed in a template.
import { countWords } from '../content/fold.ts'
import { ownEntry } from '../content/own-entry.ts'
import type { Direction } from './bidi.ts'
import { citationOf, labelOf, type Wording } from './label.ts'
import { directionOf } from './messages.ts'
import { shortened } from './subject.ts'
import { topicName } from './topic-name.ts'
import type { EditionDocument, EditionStory, EditionView, Source } from './types.ts'

/** Set where a text is in another language than the frame. */
interface TextLanguage {
  lang: string | null
  dir: Direction | null
  /** The side where its lines begin. */
  align: 'left' | 'right' | null
}

export interface StoryView extends TextLanguage {
  id: string
  anchor: string
  url: string
  headline: string
  /** Set where the headline is in another language than the frame: one that is made of a topic's label is not. */
  headlineLang: string | null
  headlineDir: string | null
  label: string
  text: string
  views: ({ kind: string; label: string; text: string } & TextLanguage)[]
  /** Lines under the story: “Also in …”, titles of what is quoted, reprints; each where there is something to say. */
  notes: string[]
  /** Cut to what the contents and a one-line mention have room for. */
  lineHeadline: string
  lineLabel: string
}

/** Characters of a headline and a label in the contents and in one-line mentions, so that any edition fits its budget. */
const headlineInLists = 120
const labelInLists = 100

/** @param topic the topic it is placed under */
export function storyView(
  document: EditionDocument,
  story: EditionStory,
  topic: string | null,
  wording: Wording,
  url: string,
): StoryView {
  const source = sourceOf(document, story.article)
  const headline = headlineIn(document, story, wording)
  const label = labelOf(source, wording)
  return {
    id: story.id,
    anchor: story.id,
    url,
    headline: plain(headline),
    ...headlineLanguage(story, source, wording),
    label: plain(label),
    text: plain(story.sentences.map(({ text }) => text).join(' ')),
    ...languageOf(source, wording),
    views: story.views.map((view) => viewOf(document, view, wording)),
    notes: [
      ...(topic === null ? [] : alsoIn(document, story, topic, wording)),
      ...sourcesLines(document, story, wording),
    ].map(plain),
    lineHeadline: fitting(plain(headline), headlineInLists),
    lineLabel: fitting(plain(label), labelInLists),
  }
}

/** Cut to so many characters, and to twice as many bytes of HTML: what is written with more bytes a character mostly says
 * more with each. */
function fitting(text: string, limit: number): string {
  let fit = shortened(text, limit)
  for (let size = limit; htmlBytes(fit) > 2 * limit; size = Math.floor(size * 0.9)) fit = shortened(text, size)
  return fit
}

/** As Handlebars escapes it, at most. */
function htmlBytes(text: string): number {
  return Buffer.byteLength(text) + 5 * (text.match(/[&<>"'`=]/g)?.length ?? 0)
}

/** Slots are written in brackets that no source may open; these look the same. */
export function plain(text: string): string {
  return text.replaceAll('⟦', '〚').replaceAll('⟧', '〛')
}

/** The headline in the frame's words: as composed, except where it is made of a topic's label. */
export function headlineIn(document: EditionDocument, story: EditionStory, { say, language }: Wording): string {
  if (story.headlineOrigin !== 'topic') return story.headline
  const topic = topicLabel(document, story.topics[0] ?? '', language)
  const { title } = sourceOf(document, story.article)
  return title === null ? say('headline-from-untitled', { topic }) : say('headline-from-title', { topic, title })
}

/** As the frame of a language prints it. */
export function topicLabel({ topics }: EditionDocument, id: string, language: string): string {
  const topic = topics.find((one) => one.id === id)
  return topic === undefined ? id : topicName(topic, language)
}

export function sourceOf(document: EditionDocument, article: string): Source {
  const source = ownEntry(document.sources, article)
  if (source === undefined) throw new Error(`edition ${document.id} quotes ${article} but lists no such source`)
  return source
}

/** Words of quoted text: sentences and views. */
export function quotedWords(story: Pick<EditionStory, 'sentences' | 'views'>): number {
  return [...story.sentences, ...story.views].reduce((sum, { text }) => sum + countWords(text), 0)
}

function viewOf(document: EditionDocument, view: EditionView, wording: Wording): StoryView['views'][number] {
  const source = sourceOf(document, view.article)
  const label = labelOf(source, wording)
  const { say } = wording
  return {
    kind: say(view.disagrees ? 'view-disagrees' : 'view-other'),
    label: plain(view.speaker === null ? label : say('view-speaker', { speaker: view.speaker, label })),
    text: plain(view.text),
    ...languageOf(source, wording),
  }
}

function languageOf(source: Source, wording: Wording): TextLanguage {
  if (source.language === wording.language) return { lang: null, dir: null, align: null }
  const dir = directionOf(source.language)
  return { lang: source.language, dir, align: dir === 'rtl' ? 'right' : 'left' }
}

function headlineLanguage({ headlineOrigin }: EditionStory, source: Source, wording: Wording) {
  const { lang, dir } = headlineOrigin === 'topic' ? { lang: null, dir: null } : languageOf(source, wording)
  return { headlineLang: lang, headlineDir: dir }
}

function alsoIn(document: EditionDocument, story: EditionStory, topic: string, { say, language }: Wording): string[] {
  const others = story.topics.filter((id) => id !== topic).map((id) => topicLabel(document, id, language))
  return others.length === 0 ? [] : [say('also-in', { topics: others.join(say('list-separator')) })]
}

/** Titles of what is quoted, the one that is the headline as well: nobody could tell that it is one. Then reprints. */
function sourcesLines(document: EditionDocument, story: EditionStory, wording: Wording): string[] {
  const { say } = wording
  const quoted = new Set([story.article, ...story.views.map(({ article }) => article)])
  const cited = [...quoted]
    .map((article) => sourceOf(document, article))
    .filter(({ title, publishedOn }) => title !== null || publishedOn !== null)
    .map((source) => citationOf(source, wording))
  const reprints = story.reprints
    .filter((article) => !quoted.has(article))
    .map((article) => citationOf(sourceOf(document, article), wording))
  const list = (citations: string[]) => citations.join(say('sources-separator'))
  return [
    ...(cited.length === 0 ? [] : [say('sources', { count: cited.length, list: list(cited) })]),
    ...(reprints.length === 0 ? [] : [say('reprints', { list: list(reprints) })]),
  ]
}
