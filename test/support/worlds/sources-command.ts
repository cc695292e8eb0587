// An operator using `npm run sources`, with a site of three articles about ferries.
import { ingestPage } from '../../../functions/use-cases/ingesting/ingest-pages.ts'
import type { Order } from '../../../infra/commands/sources/arguments.ts'
import { run } from '../../../infra/commands/sources/commands.ts'
import type { CommandPorts } from '../../../infra/commands/sources/ports.ts'
import { type FakePorts, fakePorts } from '../fakes/fake-ports.ts'
import { someSettings } from '../samples/builders.ts'
import { readingRules } from '../samples/reading-rules.ts'
import { FetchWorld, feedAt, items, rss } from './fetch-world.ts'

const settings = { ...someSettings(), freshForDays: 14 }
export const ferryTopics = [
  { id: 'ferries', label: 'Ferries', definition: 'x', terms: [{ text: 'ferry' }, { text: 'ferries' }] },
]
const written = 'settings/sources.json'
export const gazette = { id: 'gazette', url: feedAt, kind: 'feed' }

const article = (town: string) =>
  `<html><head><title>${town} gets a second ferry</title></head><body><h1>${town} gets a second ferry</h1><p>By Ann Example</p>${[
    `${town} will run a second ferry to the island of Sule from March. The council of ${town} voted for the ferry by nine to two.`,
    ...Array.from(
      { length: 16 },
      (_, n) => `The council of ${town} counted ${n + 40} empty berths in the harbour on each day of that long winter.`,
    ),
  ]
    .map((text) => `<p>${text}</p>`)
    .join('')}</body></html>`

export class SourcesCommand {
  readonly world = new FetchWorld()
  readonly fakes: FakePorts = fakePorts('2026-11-20T10:00:00.000Z')
  readonly files = new Map<string, string>()
  readonly objects = new Map<string, string>()
  #said: string[] = []
  agrees = true
  /** Domain at which the list receives email. */
  mailDomain: string | undefined
  /** Called while the operator is asked. */
  onAsked: () => void = () => {}

  constructor() {
    this.world.serve(rss(items(19, 18, 17)))
    for (const [n, town] of [
      [17, 'Norhaven'],
      [18, 'Ronay'],
      [19, 'Sandvik'],
    ] as const)
      this.world.web.pages.set(`https://news.example.com/${n}`, { body: article(town) })
  }

  deploy(...entries: object[]): void {
    this.objects.set('defaults/sources.json', JSON.stringify(entries))
  }

  /** As last written; `null` if nothing was. */
  get list(): unknown {
    return JSON.parse(this.objects.get(written) ?? 'null')
  }

  /** Everything shown, and whether the command succeeded. */
  async told(order: Order): Promise<{ ok: boolean; text: string }> {
    this.#said = []
    const { ok, lines } = await run(this.#ports(), order)
    return { ok, text: [...this.#said, ...lines].join('\n') }
  }

  /** Reads what landed in the inbox, like `ingest-pages`. */
  async ingest(): Promise<void> {
    for (const [name, { html, given }] of this.world.inbox.pages) {
      this.fakes.pages.put(name, html, given)
      await ingestPage(this.fakes, name, readingRules(settings.caps.pageBytes))
    }
  }

  #ports(): CommandPorts {
    const { world, fakes, objects, files } = this
    return {
      clock: world.clock,
      random: world.random,
      web: world.web,
      inbox: world.inbox,
      sources: world.sources,
      articles: fakes.articles,
      editions: fakes.editions,
      topics: ferryTopics,
      settings: this.mailDomain === undefined ? settings : { ...settings, mailDomain: this.mailDomain },
      bucket: {
        getText: async (key) => objects.get(key) ?? null,
        getTagged: async (key) => {
          const text = objects.get(key)
          return text === undefined ? null : { text, tag: text }
        },
        replace: async (key, body, _head, tag) => {
          if ((objects.get(key) ?? null) !== tag) return false
          objects.set(key, body)
          return true
        },
      },
      files: { read: (name) => files.get(name) ?? '', write: (name, text) => void files.set(name, text) },
      agree: async (lines) => {
        this.#said.push(...lines)
        this.onAsked()
        return this.agrees
      },
      say: (lines) => void this.#said.push(...lines),
    }
  }
}
