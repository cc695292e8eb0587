// A story as the templates of the email and of the web pages receive it: every word ready, nothing computed in a
// template. Sets how long a name and a label are in lists, and how long a run-in head is.
import { countWords } from '../../content/language/words/fold.ts'
import { ownEntry } from '../../content/language/words/own-entry.ts'
import { wordsIn } from '../decided-words.ts'
import type { EditionDocument, EditionStory, EditionView, Source } from '../types.ts'
import { type Direction, isolateOwn } from '../words/bidi.ts'
import { citationOf, labelOf, labelWithin, titleIn, type Wording } from '../words/label.ts'
import { directionOf } from '../words/messages.ts'
import { siteOf } from '../words/site-name.ts'
import { shortened } from '../words/subject.ts'
import { topicName } from '../words/topic-name.ts'
import { briefOf } from './layout.ts'

/** Set if a text is in another language than the frame. */
export interface TextLanguage {
  lang: string | null
  dir: Direction | null
  /** The side at which its lines begin. */
  align: 'left' | 'right' | null
}

/** A line of the frame with words of another language in it, such as a title. */
export interface MixedLine {
  text: string
  runs: { text: string; lang: string | null; dir: Direction | null }[]
}

export interface StoryView extends TextLanguage {
  id: string
  anchor: string
  /** Of the article if known, else of the story in the web edition. */
  url: string
  /** Text of the link to the article; `null` if its address is not known. */
  readAt: string | null
  /** Address of the story in the web edition. */
  webUrl: string
  /** `null` if no line of its article heads it: then its first sentence or its label serves as its head. */
  headline: string | null
  /** The name line in plain text, marked with its direction where necessary. */
  plainName: string
  /** Who, where and when: the only attribution of the story. */
  label: MixedLine
  /** The same with the title, for a story without a headline, where it is the heading, and for a brief. */
  titledLabel: MixedLine
  text: string
  /** The whole text of a brief. */
  opening: string
  /** If there is no headline and the first sentence is short: that sentence, and the text after it. */
  runIn: string | null
  rest: string
  views: ({ kind: string; label: MixedLine; text: string } & TextLanguage)[]
  /** The editor's note below it, in the frame's language. */
  editorNote: string | null
  /** Lines under the story: “Also in …” and reprints, if any. */
  notes: MixedLine[]
  /** Name line and label shortened for the contents and for one-line mentions. */
  lineName: string
  plainLineName: string
  lineLabel: string
}

/** Most characters of a name line and a label in the contents and in one-line mentions, so that every edition fits its
 * size budget. */
const nameInLists = 120
const labelInLists = 100

/** Most words of a first sentence that may be set bold as the head of its story. Chosen, not measured. */
const mostOfRunIn = 22

/** @param topic the topic it is placed under */
export function storyView(
  document: EditionDocument,
  story: EditionStory,
  topic: string | null,
  wording: Wording,
  webUrl: string,
): StoryView {
  const source = sourceOf(document, story.article)
  const headline = story.headline === null ? null : plain(story.headline)
  const name = plain(story.name)
  const inLists = fitting(name, nameInLists)
  return {
    id: story.id,
    anchor: story.id,
    url: source.url ?? webUrl,
    readAt: readAt(source, wording),
    webUrl,
    headline,
    plainName: inPlainText(name, source, wording),
    label: mixed(storyLabel(document, story, source, wording), [source], wording),
    titledLabel: mixed(titledLabel(document, story, source, wording), [source], wording),
    ...told(story),
    ...languageOf(source, wording),
    views: story.views.map((view) => viewOf(document, view, wording)),
    editorNote: plainOrNull(wordsIn(story.note, wording.language)),
    notes: [
      ...(story.headlineOrigin === 'editor' ? [mixed(wording.say('editor-headline'), [], wording)] : []),
      ...(topic === null ? [] : alsoIn(document, story, topic, wording)),
      ...reprintsLine(document, story, wording),
    ],
    lineName: inLists,
    plainLineName: inPlainText(inLists, source, wording),
    lineLabel: fitting(plain(labelOf(source, wording)), labelInLists),
  }
}

/** The label of a later story of an article says so, as its headline is about one part and the title about the
 * whole. */
function storyLabel(document: EditionDocument, story: EditionStory, source: Source, wording: Wording): string {
  const withTitle = !isHeadedByTitle(story, source)
  if (!story.isLater) return labelOf(source, wording, withTitle, story.sentences)
  const label = labelWithin(source, wording, withTitle, story.sentences)
  return wording.say(isFirstIn(document, story.article) ? 'same-article' : 'earlier-article', { label })
}

/** True if the story that tells the article's point is in this edition. */
function isFirstIn({ sections }: EditionDocument, article: string): boolean {
  return sections.some(({ stories }) => stories.some((story) => story.article === article && story.first))
}

/** The title says which article it is from, also to readers who did not get its first story. */
function titledLabel(document: EditionDocument, story: EditionStory, source: Source, wording: Wording): string {
  return source.title === null
    ? storyLabel(document, story, source, wording)
    : labelOf(source, wording, true, story.sentences)
}

/** Shortened to this many characters, and to twice as many bytes of HTML: scripts that need more bytes per character
 * usually also say more with each. */
function fitting(text: string, limit: number): string {
  let fit = shortened(text, limit)
  for (let size = limit; htmlBytes(fit) > 2 * limit; size = Math.floor(size * 0.9)) fit = shortened(text, size)
  return fit
}

/** At most, as escaped by Handlebars. */
function htmlBytes(text: string): number {
  return Buffer.byteLength(text) + 5 * (text.match(/[&<>"'`=]/g)?.length ?? 0)
}

/** Placeholders are written in brackets that sources must not contain; these look alike. */
export function plain(text: string): string {
  return text.replaceAll('⟦', '〚').replaceAll('⟧', '〛')
}

/** As printed in the frame of a language. */
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
  const label = labelOf(source, wording, true, [view])
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

export function languageOf(source: Source, wording: Wording): TextLanguage {
  if (source.language === wording.language) return { lang: null, dir: null, align: null }
  const dir = directionOf(source.language)
  return { lang: source.language, dir, align: dir === 'rtl' ? 'right' : 'left' }
}

function told(story: EditionStory): Pick<StoryView, 'text' | 'opening' | 'runIn' | 'rest'> {
  const { headline } = story
  const [first = '', ...others] = story.sentences.map(({ text }) => plain(text))
  const opening = plain(briefOf(story)?.text ?? first)
  const runIn = headline === null && countWords(first) <= mostOfRunIn ? first : null
  return { text: [first, ...others].join(' '), opening, runIn, rest: others.join(' ') }
}

const plainOrNull = (text: string | null) => (text === null ? null : plain(text))

/** Named by its publication or, if that is not known, by its site. */
function readAt(source: Source, { say }: Wording): string | null {
  const site = siteOf(source)
  return site === null ? null : plain(say('read-at', { publication: source.publication ?? site }))
}

/** True if its headline is the title, or the title without its kicker: then the label need not repeat it. The title of
 * a reprint is a different one. */
function isHeadedByTitle({ headline, headlineOrigin }: EditionStory, { title }: Source): boolean {
  if (headline === null || title === null) return false
  return headline.includes(title) || (headlineOrigin === 'title' && title.includes(headline))
}

/** Plain text has no tags that give a name's direction: a name in the frame's direction that begins in another script
 * is marked. */
function inPlainText(name: string, source: Source, { language }: Wording): string {
  const dir = directionOf(language)
  return directionOf(source.language) === dir ? isolateOwn(name, dir) : name
}

/** Marks the titles of these sources in a line, if they are in another language than the frame. */
export function mixed(line: string, sources: readonly Source[], wording: Wording): MixedLine {
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
