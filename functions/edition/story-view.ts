// What the templates of the mail and of the web pages see of a story: every word ready, nothing computed in a template.
import { countWords } from '../content/language/fold.ts'
import { ownEntry } from '../content/language/own-entry.ts'
import { type Direction, isolateOwn } from './bidi.ts'
import { citationOf, labelOf, titleIn, type Wording } from './label.ts'
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

/** A line of the frame in which some words are of another language, such as a title. */
export interface MixedLine {
  text: string
  runs: { text: string; lang: string | null; dir: Direction | null }[]
}

export interface StoryView extends TextLanguage {
  id: string
  anchor: string
  url: string
  headline: string
  /** Set where the headline is in another language than the frame: one that is made of a topic's label is not. */
  headlineLang: string | null
  headlineDir: string | null
  /** In plain text, where it has to say its own direction. */
  plainHeadline: string
  /** Who, where and when: the one attribution of the story. */
  label: MixedLine
  text: string
  views: ({ kind: string; label: MixedLine; text: string } & TextLanguage)[]
  /** Lines under the story: “Also in …” and reprints; each where there is something to say. */
  notes: MixedLine[]
  /** Cut to what the contents and a one-line mention have room for. */
  lineHeadline: string
  plainLineHeadline: string
  lineLabel: string
}

/** Characters of a headline and a label in the contents and in one-line mentions, so that any edition fits its
 * budget. */
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
  const headline = plain(headlineIn(document, story, wording))
  const inLists = fitting(headline, headlineInLists)
  return {
    id: story.id,
    anchor: story.id,
    url,
    headline,
    plainHeadline: inPlainText(headline, source, wording),
    ...headlineLanguage(story, source, wording),
    label: mixed(labelOf(source, wording, !namesTitle(headline, source)), [source], wording),
    text: plain(story.sentences.map(({ text }) => text).join(' ')),
    ...languageOf(source, wording),
    views: story.views.map((view) => viewOf(document, view, wording)),
    notes: [
      ...(topic === null ? [] : alsoIn(document, story, topic, wording)),
      ...reprintsLine(document, story, wording),
    ],
    lineHeadline: inLists,
    plainLineHeadline: inPlainText(inLists, source, wording),
    lineLabel: fitting(plain(labelOf(source, wording)), labelInLists),
  }
}

/** Cut to so many characters, and to twice as many bytes of HTML: what is written with more bytes a character mostly
 * says more with each. */
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
  const source = sourceOf(document, story.article)
  const title = titleIn(source, language)
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
  const label = labelOf(source, wording, true)
  const { say } = wording
  return {
    kind: say(view.disagrees ? 'view-disagrees' : 'view-other'),
    label: mixed(
      view.speaker === null ? label : say('view-speaker', { speaker: view.speaker, label }),
      [source],
      wording,
    ),
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

/** A headline that is the title, or is made of it: then the label need not say it again. */
function namesTitle(headline: string, { title }: Source): boolean {
  return title !== null && headline.includes(plain(title))
}

/** In plain text no tag says which way a headline runs: one in the frame's direction that begins in another script says
 * so. */
function inPlainText(headline: string, source: Source, { language }: Wording): string {
  const dir = directionOf(language)
  return directionOf(source.language) === dir ? isolateOwn(headline, dir) : headline
}

/** Marks the titles of these sources in a line, as far as they are of another language than the frame. */
function mixed(line: string, sources: readonly Source[], wording: Wording): MixedLine {
  const text = plain(line)
  let rest = text
  const runs: MixedLine['runs'] = []
  for (const source of sources) {
    const title = plain(titleIn(source, wording.language) ?? '')
    const at = title === '' || source.language === wording.language ? -1 : rest.indexOf(title)
    if (at < 0) continue
    runs.push({ text: rest.slice(0, at), lang: null, dir: null })
    runs.push({ text: title, lang: source.language, dir: directionOf(source.language) })
    rest = rest.slice(at + title.length)
  }
  runs.push({ text: rest, lang: null, dir: null })
  return { text, runs: runs.filter((run) => run.text !== '') }
}

function alsoIn(document: EditionDocument, story: EditionStory, topic: string, wording: Wording): MixedLine[] {
  const { say, language } = wording
  const others = story.topics.filter((id) => id !== topic).map((id) => topicLabel(document, id, language))
  if (others.length === 0) return []
  return [mixed(say('also-in', { topics: others.join(say('list-separator')) }), [], wording)]
}

function reprintsLine(document: EditionDocument, story: EditionStory, wording: Wording): MixedLine[] {
  const { say } = wording
  const quoted = new Set([story.article, ...story.views.map(({ article }) => article)])
  const sources = story.reprints.filter((article) => !quoted.has(article)).map((article) => sourceOf(document, article))
  const cited = sources.map((source) => citationOf(source, wording)).filter((one) => one !== null)
  if (cited.length === 0) return []
  return [mixed(say('reprints', { list: cited.join(say('sources-separator')) }), sources, wording)]
}
