// The composition root: the one file that reads the environment, and one lazy builder per port.
//
// How a handler uses it: import only the builders it needs, and compose the ports when it is called.
//
//   import { clock, editions, log } from '../runtime.ts'
//   export const handler = (event: ScheduledInput) =>
//     tickWaves({ clock: clock(), editions: editions(), log: log() }, event)
//
// Each builder makes its adapter once. There is deliberately no `ports()` that offers them all: it would put every AWS
// client into every bundle, whereas importing single builders lets the bundler drop the others. A variable is looked up
// when its builder is first called, so a function needs the environment of the ports it uses and nothing more.
import { pathToFileURL } from 'node:url'
import { siteStore } from './adapters/archive/site-store.ts'
import { systemClock } from './adapters/clock.ts'
import { articleStore } from './adapters/content/article-store.ts'
import { newsletterInbox, inbox as pageInbox, pageSource } from './adapters/content/page-source.ts'
import { deliveryStore } from './adapters/delivery/delivery-store.ts'
import { paceStore } from './adapters/delivery/pace-store.ts'
import { readerMessages } from './adapters/delivery/reader-messages.ts'
import { decisionSource } from './adapters/edition/decision-source.ts'
import { editionStore } from './adapters/edition/edition-store.ts'
import { structuredLog } from './adapters/log.ts'
import { cryptoRandom } from './adapters/random.ts'
import { deleting, type Table, table } from './adapters/services/dynamodb.ts'
import { bucket } from './adapters/services/s3.ts'
import { secretStore } from './adapters/services/secrets-manager.ts'
import { sesMailer, sesQuota } from './adapters/services/ses.ts'
import { sqsQueue } from './adapters/services/sqs.ts'
import { webClient } from './adapters/services/web.ts'
import { mailStore } from './adapters/sources/mail-store.ts'
import { sourceList as listOfSources } from './adapters/sources/source-list.ts'
import { sourceQueue as queueOfSources } from './adapters/sources/source-queue.ts'
import { sourceStore } from './adapters/sources/source-store.ts'
import { addressStore } from './adapters/subscription/address-store.ts'
import { readerEntries } from './adapters/subscription/reader-entries.ts'
import { requestLimits } from './adapters/subscription/request-limits.ts'
import { subscriberStore } from './adapters/subscription/subscriber-store.ts'
import { templateFolder } from './adapters/template-source.ts'
import { type Settings, variable } from './environment.ts'
import type { PaceStore } from './pace-ports.ts'
import type { ArticleStore, PageSource } from './page-ports.ts'
import type {
  Clock,
  DecisionSource,
  DeliveryStore,
  EditionStore,
  Log,
  Mailer,
  Queue,
  Random,
  RequestLimits,
  Secrets,
  SiteStore,
  SubscriberStore,
  TemplateSource,
} from './ports.ts'
import type { AddressStore, ReaderEntries, ReaderMessages } from './reader-ports.ts'
import type { Inbox, MailStore, NewsletterInbox, SourceList, SourceQueue, SourceStore, Web } from './source-ports.ts'

/** Set by the bundler; stays the same as long as pages are read and judged by the same code, word lists and
 * packages. */
declare const RULES_VERSION: string
export const rulesVersion = typeof RULES_VERSION === 'string' ? RULES_VERSION : 'from source'

// The annotation lets the bundler drop a builder that no one imports, and with it its adapter and AWS client.
export const settings = /* @__PURE__ */ once((): Settings => JSON.parse(required('settings')))
export const clock = /* @__PURE__ */ once((): Clock => systemClock())
export const random = /* @__PURE__ */ once((): Random => cryptoRandom())
export const log = /* @__PURE__ */ once((): Log => structuredLog({ service: serviceName(), clock: clock() }))
export const templates = /* @__PURE__ */ once(
  (): TemplateSource => templateFolder(templatesPath(), settings().languages),
)

export const pages = /* @__PURE__ */ once((): PageSource => pageSource(contentBucket()))
export const articles = /* @__PURE__ */ once((): ArticleStore => articleStore(contentBucket()))
export const decisions = /* @__PURE__ */ once((): DecisionSource => decisionSource(contentBucket()))
export const web = /* @__PURE__ */ once((): Web => webClient({ demoSite: settings().demoSite }))
export const inbox = /* @__PURE__ */ once((): Inbox => pageInbox(contentBucket()))
export const mails = /* @__PURE__ */ once((): MailStore => mailStore(bucket(required('mailBucket'))))
export const newsletters = /* @__PURE__ */ once((): NewsletterInbox => newsletterInbox(contentBucket()))
export const sourceList = /* @__PURE__ */ once((): SourceList => listOfSources(contentBucket()))
export const sources = /* @__PURE__ */ once(
  (): SourceStore => sourceStore(tableOf('editionsTable'), { clock: clock(), random: random() }),
)
export const sourceQueue = /* @__PURE__ */ once((): SourceQueue => queueOfSources(required('sourceQueueUrl')))
export const site = /* @__PURE__ */ once(
  (): SiteStore => siteStore(bucket(required('siteBucket'), { region: required('siteBucketRegion') })),
)

export const editions = /* @__PURE__ */ once((): EditionStore => editionStore(tableOf('editionsTable'), contentBucket))
export const subscribers = /* @__PURE__ */ once(
  (): SubscriberStore =>
    subscriberStore(tableOf('subscribersTable'), { clock: clock(), pepper: () => secrets().pepper() }),
)
export const readers = /* @__PURE__ */ once((): ReaderEntries => {
  const remove = deleting(required('subscribersTable'))
  return readerEntries(tableOf('subscribersTable'), { clock: clock(), pepper: () => secrets().pepper(), remove })
})
export const addresses = /* @__PURE__ */ once(
  (): AddressStore => addressStore(tableOf('subscribersTable'), { clock: clock(), pepper: () => secrets().pepper() }),
)
export const messages = /* @__PURE__ */ once(
  (): ReaderMessages => readerMessages(tableOf('deliveriesTable'), deleting(required('deliveriesTable'))),
)
export const deliveries = /* @__PURE__ */ once((): DeliveryStore => deliveryStore(tableOf('deliveriesTable')))
export const pace = /* @__PURE__ */ once((): PaceStore => paceStore(tableOf('deliveriesTable')))
export const limits = /* @__PURE__ */ once((): RequestLimits => requestLimits(tableOf('deliveriesTable'), clock()))

export const mailer = /* @__PURE__ */ once((): Mailer => sesMailer({ configurationSet: required('configurationSet') }))
export const accountQuota = /* @__PURE__ */ once((): Pick<Mailer, 'quota'> => sesQuota())
export const queue = /* @__PURE__ */ once(
  (): Queue =>
    sqsQueue({
      batches: () => required('batchQueueUrl'),
      publish: () => required('publishQueueUrl'),
      messages: () => required('messageQueueUrl'),
      pages: () => required('ingestQueueUrl'),
    }),
)
export const secrets = /* @__PURE__ */ once(
  (): Secrets =>
    secretStore(
      {
        linkKeys: () => required('linkSecretArn'),
        pepper: () => required('pepperSecretArn'),
        origin: () => required('originSecretArn'),
      },
      clock(),
    ),
)

const contentBucket = /* @__PURE__ */ once(() => bucket(required('contentBucket')))

function tableOf(name: 'subscribersTable' | 'editionsTable' | 'deliveriesTable'): Table {
  return table(required(name), clock())
}

function serviceName(): string {
  return process.env['POWERTOOLS_SERVICE_NAME'] ?? 'broadsheet'
}

/** In a Lambda the templates are beside the bundle; run from source, in the repository. */
function templatesPath(): URL {
  const root = process.env['LAMBDA_TASK_ROOT']
  return root ? pathToFileURL(`${root}/templates/`) : new URL('../templates/', import.meta.url)
}

function required(name: keyof typeof variable): string {
  const value = process.env[variable[name]]
  if (value) return value
  throw new Error(
    `${variable[name]} is not set: this function uses what the variable names without the grant that sets it ` +
      `together with its permissions; add the grant for "${name}" where infra/ builds the function.`,
  )
}

function once<T>(build: () => T): () => T {
  let built: { value: T } | undefined
  return () => {
    built ??= { value: build() }
    return built.value
  }
}
