// All ports at once, in memory.
import { paceStore } from '../../../functions/adapters/delivery/pace-store.ts'
import type { Ports } from '../../../functions/ports.ts'
import type { ReaderEntries, ReaderMessages } from '../../../functions/reader-ports.ts'
import type { SourceList } from '../../../functions/source-ports.ts'
import type { Source } from '../../../functions/sources/types.ts'
import { FakeClock, FakeLog, FakeRandom } from './fake-clock.ts'
import {
  FakeArticleStore,
  FakeDecisionSource,
  FakePageSource,
  FakeSiteStore,
  FakeTemplateSource,
} from './fake-content.ts'
import { FakeDeliveryStore } from './fake-deliveries.ts'
import { FakeEditionStore } from './fake-editions.ts'
import { FakeRequestLimits } from './fake-limits.ts'
import { FakeMailer } from './fake-mailer.ts'
import { FakeQueue, FakeSecrets } from './fake-queue.ts'
import { FakeSourceStore } from './fake-sources.ts'
import { FakeSubscriberStore } from './fake-subscribers.ts'
import { MemoryTable } from './memory-table.ts'

export interface FakePorts extends Ports {
  clock: FakeClock
  random: FakeRandom
  log: FakeLog
  pages: FakePageSource
  articles: FakeArticleStore
  decisions: FakeDecisionSource
  templates: FakeTemplateSource
  editions: FakeEditionStore
  subscribers: FakeSubscriberStore
  deliveries: FakeDeliveryStore
  limits: FakeRequestLimits
  mailer: FakeMailer
  queue: FakeQueue
  secrets: FakeSecrets
  site: FakeSiteStore
  entries: Pick<ReaderEntries, 'erase'>
  messages: ReaderMessages
  /** An empty list of sources. */
  list: SourceList & { sources: Source[] }
  sources: FakeSourceStore
}

/** The ports of a list that the operator opened long ago. */
export function fakePorts(now?: string): FakePorts {
  const clock = new FakeClock(now)
  const list = {
    sources: [] as Source[],
    read: async () => ({ sources: list.sources, mistakes: [] }),
  }
  const [subscribers, deliveries] = [new FakeSubscriberStore(clock), new FakeDeliveryStore()]
  return {
    clock,
    random: new FakeRandom(),
    log: new FakeLog(),
    pages: new FakePageSource(),
    articles: new FakeArticleStore(),
    decisions: new FakeDecisionSource(),
    templates: new FakeTemplateSource(),
    editions: new FakeEditionStore({ open: true, since: '2026-10-01T08:00:00.000Z' }),
    subscribers,
    addresses: subscribers,
    deliveries,
    entries: { erase: async ({ id }) => subscribers.erase(id) },
    messages: deliveries,
    // The adapter itself, because all of it consists of conditions.
    pace: paceStore(new MemoryTable()),
    limits: new FakeRequestLimits(clock),
    mailer: new FakeMailer(),
    queue: new FakeQueue(),
    secrets: new FakeSecrets(),
    site: new FakeSiteStore(),
    list,
    sources: new FakeSourceStore(clock),
  }
}
