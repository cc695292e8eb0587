// What serving readers needs: ports, settings, and what a warm process caches between requests.

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
  /** For a copy of a reader's data, and for erasing it. */
  deliveries: Pick<Ports['deliveries'], 'get'>
  entries: Pick<ReaderEntries, 'erase'>
  messages: ReaderMessages
}

export interface ApiContext {
  ports: ApiPorts
  settings: Settings
  /** In that language if it has messages, else in the default one. */
  pageContext: (language: LanguageTag) => Promise<PageContext>
  /** Notices that are the same for everyone with a language, each rendered once. */
  constant: (name: Notice, language: LanguageTag) => Promise<string>
  /** The page shown for a missing one: cached at the edge for everyone, so it is in every language. */
  missing: () => Promise<string>
  /** The script that guesses the time zone. */
  script: () => Promise<string>
  /** Languages that have a frame, the default first. */
  languages: () => Promise<[string, ...string[]]>
  topics: () => Promise<OfferedTopic[]>
  /** Oldest first. */
  editions: () => Promise<EditionRecord[]>
  /** Requests come faster than people would make them: the form requires a proof of work. */
  isFlooded: () => Promise<boolean>
}

/** How long a page may show outdated topics and editions. */
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

/** How long a flood may last before the form requires a proof. */
const floodLookMs = 10_000

/** If it is not known whether there is a flood, the form requires no proof. */
function floodLook({ clock, log, limits }: ApiPorts): () => Promise<boolean> {
  const look = cached({ clock, log, what: 'count of requests', ms: floodLookMs }, () => limits.isFlood())
  return () =>
    look().catch((error: unknown) => {
      log.warn('Whether requests come in a flood could not be read; the form asks for no proof.', { error })
      return false
    })
}

/** Without the matching terms, which are not shown. */
function offered({ terms: _terms, exclude: _exclude, ...topic }: Topic): OfferedTopic {
  return topic
}

function scriptIn(pages: Record<string, string>): string {
  const script = pages['form.js']
  if (script === undefined) throw new Error('templates/pages/form.js is missing')
  return script
}
