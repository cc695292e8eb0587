// The counter at which readers are served: ports, settings, and what a warm process keeps between requests.

import { type Notice, notice, noticeInAll } from '../../archive/forms/notice-page.ts'
import { type OfferedTopic, type PageContext, pageContextFor } from '../../archive/forms/page-context.ts'
import type { Topic } from '../../content/types.ts'
import type { EditionRecord } from '../../delivery/types.ts'
import { minuteMs } from '../../durations.ts'
import { frameLanguages, languageFor } from '../../edition/messages.ts'
import type { Settings } from '../../environment.ts'
import type { Ports } from '../../ports.ts'
import { kept, once } from './kept.ts'

export type ApiPorts = Pick<
  Ports,
  'clock' | 'random' | 'log' | 'secrets' | 'subscribers' | 'templates' | 'articles' | 'editions' | 'queue'
>

export interface Counter {
  ports: ApiPorts
  settings: Settings
  /** In that language where it has messages, else in the default one. */
  desk: (language: string) => Promise<PageContext>
  /** Pages that are the same for everybody of a language, each rendered once. */
  constant: (name: Notice, language: string) => Promise<string>
  /** What stands in place of a page that is not there: kept at the edge for everybody, so it is in every language. */
  missing: () => Promise<string>
  /** The script that guesses the time zone. */
  script: () => Promise<string>
  /** Languages that have a frame, the default first. */
  languages: () => Promise<[string, ...string[]]>
  topics: () => Promise<OfferedTopic[]>
  /** Oldest first. */
  editions: () => Promise<EditionRecord[]>
}

/** So long may a page show the topics and editions of a moment ago. */
const keptMs = minuteMs

export function counterFor(ports: ApiPorts, settings: Settings): Counter {
  const { clock, log } = ports
  const templates = once(() => ports.templates.load())
  const desks = new Map<string, PageContext>()
  const desk = async (language: string) => {
    const loaded = await templates()
    const known = languageFor(loaded, language)
    const found = desks.get(known) ?? pageContextFor(loaded, settings, known)
    desks.set(known, found)
    return found
  }
  const pages = new Map<string, string>()
  return {
    ports,
    settings,
    desk,
    constant: async (name, language) => {
      const known = await desk(language)
      const key = `${known.language} ${name}`
      const page = pages.get(key) ?? notice(known, name)
      pages.set(key, page)
      return page
    },
    missing: once(async () => {
      const [first, ...others] = frameLanguages(await templates())
      return noticeInAll([await desk(first), ...(await Promise.all(others.map(desk)))], 'missing')
    }),
    script: async () => scriptIn((await templates()).pages),
    languages: async () => frameLanguages(await templates()),
    topics: kept({ clock, log, what: 'topics', ms: keptMs }, async () => (await ports.articles.topics()).map(offered)),
    editions: kept({ clock, log, what: 'editions', ms: keptMs }, () => ports.editions.list()),
  }
}

/** Without the terms, which nobody is shown. */
function offered({ terms: _terms, exclude: _exclude, ...topic }: Topic): OfferedTopic {
  return topic
}

function scriptIn(pages: Record<string, string>): string {
  const script = pages['time-zone.js']
  if (script === undefined) throw new Error('templates/pages/time-zone.js is missing')
  return script
}
