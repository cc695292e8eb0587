// Transactional emails, those outside an edition: rendered whole for one reader, from a template compiled in advance.

import type { NamedTopic } from '../../content/story/topics/topic-label.ts'
import type { LanguageTag } from '../../content/types.ts'
import { escapeHtml, fillPlaceholders } from '../frame/fill-placeholders.ts'
import type { ListFacts } from '../frame/frame.ts'
import type { PlaceholderName } from '../frame/frame-parts.ts'
import { printedLogo } from '../frame/logo.ts'
import { mailPartials, templateOf } from '../frame/mail-partials.ts'
import { plain } from '../frame/story-view.ts'
import { compiler, type Render } from '../frame/template-parts.ts'
import { applyTheme, positionColours } from '../frame/theme.ts'
import { privacyUrl } from '../site-url.ts'
import type { Templates } from '../types.ts'
import { isolate } from '../words/bidi.ts'
import {
  defaultLanguage,
  directionOf,
  frameLanguages,
  languageFor,
  messagesOf,
  type Say,
  sayIn,
} from '../words/messages.ts'
import { topicName } from '../words/topic-name.ts'
import { wrap } from '../words/wrap-text.ts'

export const transactionalEmails = [
  'confirmation',
  'welcome',
  'notice',
  'links',
  'address',
  'help',
  'alert',
  'proof',
] as const

export type TransactionalEmailName = (typeof transactionalEmails)[number]

/** Emails to the operator: only in the default language, like the reasons of findings. */
const toOperator: readonly TransactionalEmailName[] = ['alert', 'proof']

/** The languages an email is written in. */
export function languagesOf(email: TransactionalEmailName, templates: Pick<Templates, 'messages'>): string[] {
  return toOperator.includes(email) ? [defaultLanguage] : frameLanguages(templates)
}

/** What every transactional email is rendered from. */
export interface EmailContext {
  /** With the emails compiled (`compiled-emails.ts`). */
  templates: Templates
  list: ListFacts
  /** The topics of the list, in order. */
  topics: readonly NamedTopic[]
  /** The list is closed: emails to the operator say that no edition goes out. */
  isClosed?: boolean
}

export interface TransactionalEmail {
  /** Language of the frame's words. */
  language: LanguageTag
  subject: string
  preheader: string
  html: string
  text: string
}

/** @example compiledFile('welcome', 'en') // 'welcome.en.html' */
export function compiledFile(email: TransactionalEmailName, language: LanguageTag): string {
  return `${email}.${language}.html`
}

/** Writes one email in one language. */
export interface EmailWriter {
  language: LanguageTag
  say: Say
  write(
    words: Pick<TransactionalEmail, 'subject' | 'preheader'>,
    context: object,
    placeholders: Partial<Record<PlaceholderName, string>>,
  ): TransactionalEmail
}

/** @param language the reader's; if it has no messages, the default language is used */
export function emailWriterFor(
  emailContext: EmailContext,
  email: TransactionalEmailName,
  language: LanguageTag,
): EmailWriter {
  const { templates, list } = emailContext
  const known = languageFor(templates, language)
  const say = sayIn(known, messagesOf(templates, known))
  const dir = directionOf(known)
  const render = renderersFor(templates, email, known, say)
  return {
    language: known,
    say,
    write: (words, context, placeholders) => {
      const { listName, postalAddress } = list
      const names = { listName: isolate(listName, dir), postalAddress: isolate(postalAddress, dir) }
      const privacy = toOperator.includes(email) ? null : privacyUrl(list, known)
      const own = { ...names, logo: printedLogo(list), privacyUrl: privacy, ...context }
      const facts = withoutPlaceholders(own) as typeof own
      const values = { ...placeholders, preheader: plain(words.preheader) }
      const html = fillPlaceholders(render.html(facts), values, escapeHtml)
      return { language: known, ...words, html, text: wrap(fillPlaceholders(render.text(facts), values, String), dir) }
    },
  }
}

/** Words from a source or a check are data: anything in them that looks like a placeholder is not one. */
function withoutPlaceholders(data: unknown): unknown {
  if (typeof data === 'string') return plain(data)
  if (Array.isArray(data)) return data.map(withoutPlaceholders)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, withoutPlaceholders(value)]))
}

/** Topics by their ids as an email prints them, in the order of the list; topics that no longer exist are left out. */
export function printedTopics({ templates, topics }: EmailContext, chosen: readonly string[], language: LanguageTag) {
  const colour = positionColours(templates.theme)
  return topics.flatMap((topic, position) =>
    chosen.includes(topic.id) ? [{ id: topic.id, label: topicName(topic, language), colour: colour(position) }] : [],
  )
}

interface Renderers {
  html: Render
  text: Render
}

/** Compiling takes longer than rendering a hundred emails; templates live as long as the process. */
const renderers = new WeakMap<Templates, Map<string, Renderers>>()

function renderersFor(templates: Templates, email: TransactionalEmailName, language: LanguageTag, say: Say): Renderers {
  const known = renderers.get(templates) ?? new Map<string, Renderers>()
  renderers.set(templates, known)
  const file = compiledFile(email, language)
  const found = known.get(file) ?? compile(templates, email, language, say)
  known.set(file, found)
  return found
}

function compile(templates: Templates, email: TransactionalEmailName, language: LanguageTag, say: Say): Renderers {
  const constants = { language, dir: directionOf(language) }
  const [page, textFile] = [compiledFile(email, language), `${email}.txt`]
  const text = applyTheme(templateOf(templates, 'text', textFile), `text/${textFile}`, templates.theme, constants)
  return {
    html: compiler({ escapes: true, partials: mailPartials(templates, constants), say })(
      templateOf(templates, 'emails', page),
      `emails/${page}`,
    ),
    text: compiler({ escapes: false, partials: {}, say })(text, `text/${textFile}`),
  }
}
