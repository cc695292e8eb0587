// Every name and figure that the infrastructure and the running functions must agree on: environment variables, key
// prefixes, paths and headers of the site, metrics, caps, the launch hour, the size of a batch, how long deliveries are
// kept, from which share of bounces and complaints an edition stops and the alarm is raised. Imports nothing.

/** Environment variables that a function may be given; a grant in `infra/constructs` sets one together with its IAM
 * statement. */
export const variable = {
  contentBucket: 'CONTENT_BUCKET',
  mailBucket: 'MAIL_BUCKET',
  siteBucket: 'SITE_BUCKET',
  siteBucketRegion: 'SITE_BUCKET_REGION',
  subscribersTable: 'SUBSCRIBERS_TABLE',
  editionsTable: 'EDITIONS_TABLE',
  deliveriesTable: 'DELIVERIES_TABLE',
  batchQueueUrl: 'BATCH_QUEUE_URL',
  publishQueueUrl: 'PUBLISH_QUEUE_URL',
  messageQueueUrl: 'MESSAGE_QUEUE_URL',
  sourceQueueUrl: 'SOURCE_QUEUE_URL',
  ingestQueueUrl: 'INGEST_QUEUE_URL',
  configurationSet: 'CONFIGURATION_SET',
  linkSecretArn: 'LINK_SECRET_ARN',
  pepperSecretArn: 'PEPPER_SECRET_ARN',
  originSecretArn: 'ORIGIN_SECRET_ARN',
  settings: 'SETTINGS',
} as const

/** Key prefixes of the content bucket. */
export const contentPrefix = {
  /** Raw pages as they came; a new object here starts `ingest-pages`. */
  inbox: 'inbox/',
  /** One record per page name: what was read from it, or why it was refused. */
  pages: 'pages/',
  /** One record per page content (SHA-256): its articles, passages and topics. */
  articles: 'articles/',
  /** The stock: one empty object per reading of a page, under the week and the day of its first reading; see
   * `functions/adapters/content/stock-keys.ts`. */
  stock: 'stock/',
  /** Frozen editions: `<edition>/<content hash>/document.json` and `…/frame-<language>.json`. */
  editions: 'editions/',
} as const

/** Incoming emails, kept for a week. */
export const mailPrefix = 'mail/'

/** What is known about the stock as a whole. */
export const stockState = `${contentPrefix.stock}state.json`

/** The operator's settings in the content bucket, file by file. What commands and editors wrote wins over what a
 * deployment wrote, so that a deployment never undoes their changes. */
export const settingsPrefix = { changed: 'settings/', deployed: 'defaults/' } as const

/** The keys at which a settings file may be, the winning one first.
 * @example settingsKeys('topics.json') // ['settings/topics.json', 'defaults/topics.json'] */
export function settingsKeys(name: string): [string, string] {
  return [`${settingsPrefix.changed}${name}`, `${settingsPrefix.deployed}${name}`]
}

/** The operator's taxonomy. */
export const topicsFile = 'topics.json'

/** The sources that pages are fetched from. */
export const sourcesFile = 'sources.json'

/** The editor's decisions, one file a week: `decisions/2026-W47.json`. */
export const decisionsFolder = 'decisions/'

/** The header with which CloudFront proves that a request came through it, and the one with the viewer's address. */
export const originHeader = { secret: 'x-origin-secret', viewer: 'x-viewer-address' } as const

/** Headers of every response of the site: no page of another site may frame, embed or script ours, and our pages use no
 * device features. */
export const siteHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), ' +
    'fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), ' +
    'picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=()',
} as const

/** Paths of the public site that the API answers; those that end in a slash are followed by a reader's token. */
export const sitePath = {
  subscribe: '/',
  confirm: '/confirm/',
  preferences: '/preferences/',
  leave: '/leave/',
  ownData: '/data/',
  address: '/address/',
  privacy: '/privacy',
  formScript: '/form.js',
  notFound: '/not-found',
} as const

/** Path of the list's logo on the public site: the same for every reader, so that it does not reveal who opened
 * what. */
export const logoPath = '/logo.png'

/** Displayed size in pixels. */
export interface LogoSize {
  width: number
  height: number
}

/** A logo is shown at most this large; a file of twice the size is sharp on every screen. Chosen, not measured. */
export const logoLimits: LogoSize = { width: 320, height: 56 }

/** BCP 47 tag of the language used where a text has no other. */
export const defaultLanguage = 'en'

/** Keys of the archive in the site's bucket; prefixed by a folder for every language but the default one. */
export const archiveKey = {
  editions: 'editions/',
  topics: 'topics/',
  publications: 'publications/',
  search: 'search/',
  rss: 'feed.xml',
  json: 'feed.json',
} as const

/** Keys in the site's bucket that are the same in every language. */
export const siteFile = {
  sitemap: 'sitemap.xml',
  /** Parts of the sitemap of an archive that is too large for a single file. */
  sitemaps: 'sitemaps/',
  robots: 'robots.txt',
  /** Version of the lists in the archive: if it differs, all of them are written again. */
  made: 'made-by.txt',
} as const

/** Searches the index of the archive. */
export const searchScript = 'search.js'

/** @example languageFolder('ar') // 'ar/': `/ar/editions/`, `/ar/feed.xml` */
export function languageFolder(language: string): string {
  return language === defaultLanguage ? '' : `${language}/`
}

/** Lists and feeds of the archive, which the API answers until they are in the bucket.
 * @example listPaths(['en', 'ar']) // ['/editions/index.html', '/feed.xml', …, '/ar/feed.xml', '/ar/feed.json'] */
export function listPaths(languages: readonly string[]): string[] {
  const files = [`${archiveKey.editions}index.html`, archiveKey.rss, archiveKey.json]
  return languages.flatMap((language) => files.map((file) => `/${languageFolder(language)}${file}`))
}

/** How long stories of an article may wait: days, 1d to 999d, or `always`. */
export const freshForPattern = /^(?:[1-9]\d{0,2}d|always)$/

/** Hour (UTC), the day before delivery, at which an edition is launched: in UTC+14 the delivery day begins then. */
export const launchHour = 10

/** Names of SES message tags; their values consist of `[A-Za-z0-9_-]`. */
export const messageTag = { edition: 'edition', delivery: 'delivery' } as const

/** Metric namespace and names; the alarms in `infra/constructs/observability.ts` are on these. */
export const metric = {
  namespace: 'Broadsheet',
  editionHeld: 'EditionHeld',
  editionFailed: 'EditionFailed',
  articleSetAside: 'ArticleSetAside',
  editionStopped: 'EditionStopped',
  /** SES fails, and nothing is sent until it accepts emails again. */
  sendingHalted: 'SendingHalted',
  stockLow: 'StockLow',
  pageRefused: 'PageRefused',
  submitted: 'Submitted',
  deliveryFailed: 'DeliveryFailed',
  unresolved: 'Unresolved',
  unsent: 'Unsent',
  /** 0 or 1, every hour. */
  overdue: 'Overdue',
  requestDropped: 'RequestDropped',
  requestFlood: 'RequestFlood',
  confirmationsSlowed: 'ConfirmationsSlowed',
  messageUnsent: 'MessageUnsent',
  /** Emails that came in, and those of them that were dropped: spam, malformed, automatic and the like. */
  mailReceived: 'MailReceived',
  mailDropped: 'MailDropped',
  /** Newsletters that no source asked for, or whose sender is not authentic. */
  newsletterRefused: 'NewsletterRefused',
  /** Sources that are dead or silent, and entries of the sources' list with a mistake; every half hour. */
  sourceTrouble: 'SourceTrouble',
  /** Requests refused by the API's rate limit, counted from its access log. */
  throttled: 'Throttled',
} as const

/** Days for which the outcome of an email and the batches that led to it are kept: long enough for complaints, which
 * come within weeks, and for readers who ask what they were sent. */
export const deliveryDays = 90

/** Days back to which a table can be restored: the most that DynamoDB offers. */
export const recoveryDays = 35

/** Subscribers are spread over this many partitions by a hash of their id. */
export const shardCount = 256

/** The audience is frozen in slices of this many consecutive shards; a batch holds readers of one slice and one
 * wave. */
export const shardsPerSlice = 16

/** Readers in one batch record, at most. */
export const batchSize = 50

/** In the order of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** What the operator sets in `cdk.json`; validated at synth, handed to the functions as JSON in `SETTINGS`. */
/** When the operator gets the proof of an edition: whenever one is composed, or only on `npm run edition -- proof`. */
export const proofOccasions = ['every-edition', 'on-request'] as const

export interface Settings {
  listName: string
  /** RFC 2919 identifier, e.g. `briefing.news.example.com`. */
  listId: string
  fromAddress: string
  replyToAddress: string
  /** Receives the proofs of editions and the alert about a held one. */
  operatorAddress: string
  postalAddress: string
  /** Origin of the public site without a trailing slash, e.g. `https://news.example.com`. */
  siteUrl: string
  /** Domain at which the list receives email, e.g. `mail.news.example.com`; absent if it receives none. */
  mailDomain?: string
  /** The operator's own privacy page, https; without one the site has a page made from the settings. */
  privacyUrl?: string
  /** Size of the logo with the list's name; without one the name is set in type. */
  logo?: LogoSize
  /** The day whose local hour readers choose; the edition carries this date. */
  deliveryDay: Weekday
  /** When editions are composed, in `timeZone`: a weekly AWS cron, e.g. `cron(0 6 ? * WED *)`. */
  composeSchedule: string
  /** IANA zone of the compose schedule and of readers who chose no zone. */
  timeZone: string
  /** Hour of readers who chose no hour, 0–23. */
  localHour: number
  caps: Caps
  proofs: (typeof proofOccasions)[number]
  /** Days for which a story may wait to be printed; `null`: for ever. */
  freshForDays: number | null
  /** Days for which a page stays in the stock that editions are composed from; `null`: for ever. */
  stockDays: number | null
  /** Most pages that an edition is composed from: the newest of the stock. Up to `mostStockPages`. */
  stockPages: number
  /** Languages of emails and pages around the stories: BCP 47 tags that have messages, the default among them. */
  languages: readonly string[]
  /** Options to add to an operator's commands to reach this list, e.g. `--profile news`; on a laptop the runner sets
   * its folder instead. */
  commandOptions?: string
  /** Origin of the demonstration's site, e.g. `http://127.0.0.1:4182`. Not a key of `cdk.json`: only the runner on a
   * laptop sets it, so no template contains it. */
  demoSite?: string
}

/** Bytes of HTML above which Gmail clips an email, and with it the unsubscribe link at its end: about 102 KB, as many
 * senders have measured; Google does not document it. */
export const gmailClipBytes = 102_000

/** Most pages that an edition can be composed from: no more were measured in the memory of a function. */
export const mostStockPages = 20_000

/** Shares of bounces and complaints above which an edition stops, and the operator is told. SES reviews an account at
 * 5 % of bounces and at 0.1 % of complaints, and pauses it at 10 % and 0.5 %. */
export const reportLimits = { bounces: 0.03, complaints: 0.0008 } as const

/** Shares from which the alarm on the account is raised. Lower ones would wake the operator before an edition stops. */
export const alarmLimits: Record<keyof typeof reportLimits, number> = reportLimits

/** Editorial and delivery limits; every number of the promises C5, C6 and D5 and of the editorial rules is here. */
export interface Caps {
  /** Per edition; briefs do not count. */
  storiesPerArticle: number
  storiesPerTopic: number
  briefsPerTopic: number
  /** Per briefing, and per edition if the stock is small. */
  storiesPerBriefing: number
  briefsPerBriefing: number
  wordsPerBriefing: number
  wordsPerStory: number
  wordsPerSentence: number
  /** Words of an article's first sentence, which may be longer. */
  wordsPerLeadSentence: number
  /** Words quoted from one article in one edition. */
  quotedPerArticleAndEdition: number
  /** Words ever quoted from one article: the smaller of this and a quarter of the article. */
  quotedPerArticle: number
  /** Bytes of HTML; see `gmailClipBytes`. */
  htmlBytes: number
  /** Bytes of one page; larger ones are refused. */
  pageBytes: number
  /** Share of the account's send rate that editions use, 0–0.9. */
  rateShare: number
}
