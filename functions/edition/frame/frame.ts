// The frame of an edition in one language: MJML once, then Handlebars for every part that a briefing may need. This is
// the slow half of making an email; per reader, only copying is left (`delivery/message/message.ts`).

import { about, eachAbout } from '../../content/story/stories/set-aside.ts'
import type { LanguageTag } from '../../content/types.ts'
import type { Settings } from '../../environment.ts'
import { wordsIn } from '../decided-words.ts'
import { printing, withPlainStory } from '../faulty-articles.ts'
import { editionUrl, privacyUrl, storyUrl, subscribeUrl } from '../site-url.ts'
import type { EditionDocument, EditionStory, Frame, Templates } from '../types.ts'
import { isolate } from '../words/bidi.ts'
import type { Wording } from '../words/label.ts'
import { directionOf, formatDate, frameLanguages, messagesOf, sayIn } from '../words/messages.ts'
import { wrap } from '../words/wrap-text.ts'
import { correctionViews } from './correction-view.ts'
import { compileEmail } from './email-template.ts'
import { part } from './frame-parts.ts'
import { ranked, readingOrder } from './layout.ts'
import { printedLogo } from './logo.ts'
import { mailPartials, templateOf } from './mail-partials.ts'
import { plain, storyView, topicLabel } from './story-view.ts'
import { compileParts, compiler, cutParts, type PartRenderers } from './template-parts.ts'
import { applyTheme, type FrameConstants, positionColours } from './theme.ts'

/** What the frame says about the list. */
export type ListFacts = Pick<
  Settings,
  'listName' | 'postalAddress' | 'siteUrl' | 'privacyUrl' | 'logo' | 'commandOptions'
>

/** A frame in every language that has messages, the default first. */
export async function buildFrames(document: EditionDocument, templates: Templates, list: ListFacts): Promise<Frame[]> {
  const frames: Frame[] = []
  for (const language of frameLanguages(templates)) frames.push(await buildFrame(document, templates, list, language))
  return frames
}

export async function buildFrame(
  document: EditionDocument,
  templates: Templates,
  list: ListFacts,
  language: LanguageTag,
): Promise<Frame> {
  const constants = { language, dir: directionOf(language) }
  const messages = messagesOf(templates, language)
  const wording = { language, say: sayIn(language, messages), date: document.date }
  const printer = { document, list, wording, colour: positionColours(templates.theme) }
  const html = renderParts(printer, await htmlRenderers(templates, constants, wording), asLines)
  const text = renderParts(printer, textRenderers(templates, constants, wording), (piece) => wrap(piece, constants.dir))
  return {
    ...constants,
    messages: readerMessages(messages),
    sizes: Object.fromEntries(Object.entries(html).map(([name, piece]) => [name, Buffer.byteLength(piece)])),
    stories: storyFacts(printer),
    topics: Object.fromEntries(topicsOf(printer).map(({ id, label }) => [id, label])),
    html,
    text,
  }
}

/** What rendering needs besides templates. */
interface Printer {
  document: EditionDocument
  list: ListFacts
  wording: Wording
  colour: (position: number) => string
}

async function htmlRenderers(
  templates: Templates,
  constants: FrameConstants,
  { say }: Wording,
): Promise<PartRenderers> {
  const file = 'briefing.mjml'
  const html = await compileEmail(templates, file, constants)
  const compile = compiler({ escapes: true, partials: mailPartials(templates, constants), say })
  return compileParts(cutParts(html, `emails/${file}`), (piece) => compile(piece, `emails/${file}`))
}

function textRenderers(templates: Templates, constants: FrameConstants, { say }: Wording): PartRenderers {
  const file = 'briefing.txt'
  const source = applyTheme(templateOf(templates, 'text', file), `text/${file}`, templates.theme, constants)
  const compile = compiler({ escapes: false, partials: {}, say })
  const parts = cutParts(source.replace(/(\{\{!part [a-z-]+\}\})\n/g, '$1'), `text/${file}`)
  return compileParts(parts, (piece) => compile(piece, `text/${file}`))
}

function renderParts(
  printer: Printer,
  render: PartRenderers,
  finish: (piece: string) => string,
): Record<string, string> {
  const { document, list, wording } = printer
  const dir = directionOf(wording.language)
  const edition = {
    listName: isolate(list.listName, dir),
    logo: printedLogo(list),
    postalAddress: isolate(list.postalAddress, dir),
    date: formatDate(wording.language, document.date),
    editionUrl: editionUrl(list.siteUrl, document.id, wording.language),
    subscribeUrl: subscribeUrl(list.siteUrl, wording.language),
    privacyUrl: privacyUrl(list, wording.language),
    introduction: wordsIn(document.introduction, wording.language),
  }
  const parts = new Map<string, string>([
    [part.open, finish(render.open(edition))],
    [part.contents, finish(render.contents(edition))],
    [part.contentsClose, finish(render['contents-close'](edition))],
    [part.sectionClose, finish(render['section-close'](edition))],
    [part.briefs, finish(render.briefs(edition))],
    [part.briefsClose, finish(render['briefs-close'](edition))],
    [part.corrections, finish(render.corrections(edition))],
    [part.correctionsClose, finish(render['corrections-close'](edition))],
    [part.close, finish(render.close(edition))],
  ])
  for (const topic of topicsOf(printer)) {
    parts.set(part.contentsTopic(topic.id), finish(render['contents-topic'](topic)))
    parts.set(part.section(topic.id), finish(render.section(topic)))
  }
  for (const [n, view] of correctionViews(document, wording).entries())
    parts.set(part.correction(n), finish(render.correction(view)))
  for (const [name, piece] of storyParts(printer, render)) parts.set(name, finish(piece))
  // Parts that follow each other in most briefings follow each other here, so that a sender copies them in one go.
  const first = readingOrder(document).map((name) => [name, parts.get(name) ?? ''])
  return { ...Object.fromEntries(first), ...Object.fromEntries(parts) }
}

/** If a story cannot be printed, an article of it is at fault, unless a plain story cannot be printed either. */
function storyParts(printer: Printer, render: PartRenderers): [string, string][] {
  const stories = ranked(printer.document)
  const control = () => {
    const [first] = stories
    if (first === undefined) return
    const [document, story] = withPlainStory(printer.document, first)
    partsOf({ ...printer, document }, render, story)
  }
  const print = (story: EditionStory) => printing(story, (some) => partsOf(printer, render, some))
  return eachAbout(stories, ({ article }) => article, 'printing', print, control).flat()
}

function partsOf(printer: Printer, render: PartRenderers, story: EditionStory): [string, string][] {
  const { document, list, wording } = printer
  const topics = new Map(topicsOf(printer).map((topic) => [topic.id, topic]))
  const url = storyUrl(list.siteUrl, document.id, story, wording.language)
  const placed = (topic: string | null) => storyView(document, story, topic, wording, url)
  return [
    [part.contentsEntry(story.id), render['contents-entry'](placed(null))],
    [part.line(story.id), render.line(placed(null))],
    [part.brief(story.id), render.brief(placed(null))],
    ...story.topics.flatMap((id): [string, string][] => {
      const { label = id, colour = '' } = topics.get(id) ?? {}
      return [
        [part.lead(story.id, id), render.lead({ ...placed(id), topic: { label, colour } })],
        [part.story(story.id, id), render.story(placed(id))],
      ]
    }),
  ]
}

function asLines(piece: string): string {
  const markup = piece.trim()
  return markup === '' ? '' : `${markup}\n`
}

/** The whole taxonomy, since a section may hold only stories of an earlier edition. */
function topicsOf({ document, colour, wording }: Printer): { id: string; label: string; colour: string }[] {
  const ids = document.topics.map(({ id }) => id)
  return ids.map((id, position) => ({
    id,
    label: topicLabel(document, id, wording.language),
    colour: colour(position),
  }))
}

/** Only messages that depend on the reader are passed on to `send-briefings`. */
function readerMessages(messages: Frame['messages']): Frame['messages'] {
  const keys = ['summary', 'summary-briefs', 'stories', 'briefs', 'minutes', 'subject', 'list-separator']
  return Object.fromEntries(Object.entries(messages).filter(([key]) => keys.includes(key)))
}

function storyFacts({ document, wording }: Printer): Frame['stories'] {
  const entries = ranked(document).map((story) => {
    const { plainName: name, lineLabel: label } = about(story.article, 'printing', () =>
      storyView(document, story, null, wording, ''),
    )
    return [story.id, { name, label, ...(story.subject ? { subject: plain(story.subject) } : {}) }] as const
  })
  return Object.fromEntries(entries)
}
