// What serving readers needs: ports, settings, and what a warm process keeps between requests.

import { type Notice, notice, noticeInAll } from '../../archive/forms/notice-page.ts'
import { type OfferedTopic, type PageContext, pageContextFor } from '../../archive/forms/page-context.ts'
import type { LanguageTag, Topic } from '../../content/types.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { frameLanguages, languageFor } from '../../edition/words/messages.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import type { ReaderEntries, ReaderMessages } from '../../reader-ports.ts'
import { cached, once } from '../ttl-cache.ts'

export interface ApiPorts
  extends Pick<
    Ports,
    | 'clock'
    | 'random'
    | 'log'
    | 'secrets'
    | 'subscribers'
    | 'addresses'
    | 'templates'
    | 'articles'
    | 'editions'
    | 'queue'
  > {
  limits: Pick<Ports['limits'], 'isFlood'>
  /** For a copy of what is kept of a reader, and for erasing it. */
  deliveries: Pick<Ports['deliveries'], 'get'>
  entries: Pick<ReaderEntries, 'erase'>
  messages: ReaderMessages
}

export interface ApiContext {
  ports: ApiPorts
  settings: Settings
  /** In that language where it has messages, else in the default one. */
  pageContext: (language: LanguageTag) => Promise<PageContext>
  /** Pages that are the same for everybody of a language, each rendered once. */
  constant: (name: Notice, language: LanguageTag) => Promise<string>
  /** What stands in place of a page that is not there: kept at the edge for everybody, so it is in every language. */
  missing: () => Promise<string>
  /** The script that guesses the time zone. */
  script: () => Promise<string>
  /** Languages that have a frame, the default first. */
  languages: () => Promise<[string, ...string[]]>
  topics: () => Promise<OfferedTopic[]>
  /** Oldest first. */
  editions: () => Promise<EditionRecord[]>
  /** More ask for subscriptions than people would: the form asks for a proof of work. */
  isFlooded: () => Promise<boolean>
}

/** So long may a page show the topics and editions of a moment ago. */
const cachedMs = minuteMs

export function apiContextFor(ports: ApiPorts, settings: Settings): ApiContext {
  const { clock, log } = ports
  const templates = once(() => ports.templates.load())
  const pageContexts = new Map<string, PageContext>()
  const pageContext = async (language: LanguageTag) => {
    const loaded = await templates()
    const known = languageFor(loaded, language)
    const found = pageContexts.get(known) ?? pageContextFor(loaded, settings, known)
    pageContexts.set(known, found)
    return found
  }
  const pages = new Map<string, string>()
  return {
    ports,
    settings,
    pageContext,
    constant: async (name, language) => {
      const known = await pageContext(language)
      const key = `${known.language} ${name}`
      const page = pages.get(key) ?? notice(known, name)
      pages.set(key, page)
      return page
    },
    missing: once(async () => {
      const [first, ...others] = frameLanguages(await templates())
      return noticeInAll([await pageContext(first), ...(await Promise.all(others.map(pageContext)))], 'missing')
    }),
    script: async () => scriptIn((await templates()).pages),
    languages: async () => frameLanguages(await templates()),
    topics: cached({ clock, log, what: 'topics', ms: cachedMs }, async () =>
      (await ports.articles.topics()).map(offered),
    ),
    isFlooded: floodLook(ports),
    editions: cached({ clock, log, what: 'editions', ms: cachedMs }, () => ports.editions.list()),
  }
}

/** So long may a flood last before the form asks for a proof. */
const floodLookMs = 10_000

/** A form that cannot know is one that asks for nothing more. */
function floodLook({ clock, log, limits }: ApiPorts): () => Promise<boolean> {
  const look = cached({ clock, log, what: 'count of requests', ms: floodLookMs }, () => limits.isFlood())
  return () =>
    look().catch((error: unknown) => {
      log.warn('Whether requests come in a flood could not be read; the form asks for no proof.', { error })
      return false
    })
}

/** Without the terms, which nobody is shown. */
function offered({ terms: _terms, exclude: _exclude, ...topic }: Topic): OfferedTopic {
  return topic
}

function scriptIn(pages: Record<string, string>): string {
  const script = pages['form.js']
  if (script === undefined) throw new Error('templates/pages/form.js is missing')
  return script
}
