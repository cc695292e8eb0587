// Every name and figure that the infrastructure and the running functions must agree on: variables, prefixes, paths
// and headers of the site, metrics, caps, the launch hour, the size of a batch, how long deliveries are kept. Imports
// nothing.

/** Environment variables a function may be given; a grant in `infra/constructs` sets one together with its IAM
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
  /** Raw pages as they came; an object landing here starts `ingest-pages`. */
  inbox: 'inbox/',
  /** One record a page name: what was read from it, or why it was refused. */
  pages: 'pages/',
  /** One record a page content (SHA-256): its articles, passages and topics. */
  articles: 'articles/',
  /** The stock, as one empty object a reading of a page, under the week and the day of its first reading; see
   * `functions/adapters/stock-keys.ts`. */
  stock: 'stock/',
  /** Frozen editions: `<edition>/<content hash>/document.json` and `…/frame-<language>.json`. */
  editions: 'editions/',
} as const

/** Where mail that came in lies, for a week. */
export const mailPrefix = 'mail/'

/** What is known of the whole stock, beside its weeks. */
export const stockState = `${contentPrefix.stock}state.json`

/** What the operator sets in the content bucket, file by file: what commands and editors wrote wins over what a
 * deployment wrote, so that no deployment undoes what was changed since. */
export const settingsPrefix = { changed: 'settings/', deployed: 'defaults/' } as const

/** Where a settings file may lie, the one that wins first.
 * @example settingsKeys('topics.json') // ['settings/topics.json', 'defaults/topics.json'] */
export function settingsKeys(name: string): [string, string] {
  return [`${settingsPrefix.changed}${name}`, `${settingsPrefix.deployed}${name}`]
}

/** The operator's taxonomy. */
export const topicsFile = 'topics.json'

/** Where pages come from by themselves. */
export const sourcesFile = 'sources.json'

/** The editor's decisions, one file a week: `decisions/2026-W47.json`. */
export const decisionsFolder = 'decisions/'

/** Header that CloudFront adds to prove a request came through it, and the one that carries the viewer's address. */
export const originHeader = { secret: 'x-origin-secret', viewer: 'x-viewer-address' } as const

/** On everything that the site answers: no page of another site may hold, open or embed ours, and ours asks for no
 * device. */
export const siteHeaders = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), ' +
    'fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), ' +
    'picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=()',
} as const

/** Paths of the public site that the API answers; behind those that end in a slash follows a reader's token. */
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

/** Where the list's logo stands on the public site: the same address for every reader, so that it tells nothing of who
 * opened what. */
export const logoPath = '/logo.png'

/** In pixels, as it is shown. */
export interface LogoSize {
  width: number
  height: number
}

/** BCP 47 tag of the language that everything falls back to. */
export const defaultLanguage = 'en'

/** Keys of the archive in the bucket of the site; behind a folder for every language but the default one. */
export const archiveKey = {
  editions: 'editions/',
  topics: 'topics/',
  publications: 'publications/',
  search: 'search/',
  rss: 'feed.xml',
  json: 'feed.json',
} as const

/** Keys there that are the same in every language. */
export const siteFile = {
  sitemap: 'sitemap.xml',
  /** Of an archive that is too large for one. */
  sitemaps: 'sitemaps/',
  robots: 'robots.txt',
  /** What the lists of the archive were made by: where it says anything else, all of them are made anew. */
  made: 'made-by.txt',
} as const

/** Asks the index of the archive. */
export const searchScript = 'search.js'

/** @example languageFolder('ar') // 'ar/': `/ar/editions/`, `/ar/feed.xml` */
export function languageFolder(language: string): string {
  return language === defaultLanguage ? '' : `${language}/`
}

/** Lists and feeds of the archive, which the API answers where the bucket has none of them yet. @example '/ar/feed.xml'
 * */
export function listPaths(languages: readonly string[]): string[] {
  const files = [`${archiveKey.editions}index.html`, archiveKey.rss, archiveKey.json]
  return languages.flatMap((language) => files.map((file) => `/${languageFolder(language)}${file}`))
}

/** Hour (UTC) of the day before at which an edition is launched: the delivery day begins in UTC+14. */
export const launchHour = 10

/** SES message tags; values in `[A-Za-z0-9_-]`. */
export const messageTag = { edition: 'edition', delivery: 'delivery' } as const

/** Metric namespace and names; the alarms in `infra/constructs/observability.ts` watch these. */
export const metric = {
  namespace: 'Broadsheet',
  editionHeld: 'EditionHeld',
  editionFailed: 'EditionFailed',
  articleSetAside: 'ArticleSetAside',
  editionStopped: 'EditionStopped',
  /** SES fails, and nothing is sent until it takes mail again. */
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
  /** Mail that came in, and what of it went no further: spam, malformed, automatic and the like. */
  mailReceived: 'MailReceived',
  mailDropped: 'MailDropped',
  /** Letters that no source asked for, or whose sender is not who it seems. */
  letterRefused: 'LetterRefused',
  /** Sources that are dead or silent, and entries with a mistake; every half hour. */
  sourceTrouble: 'SourceTrouble',
  /** Counted from the API's access log. */
  throttled: 'Throttled',
} as const

/** Days that are kept what became of an email, and the batches that led to it: long enough for complaints, which come
 * within weeks, and for whoever asks what they got. */
export const deliveryDays = 90

/** Days that the tables can be taken back: DynamoDB can go back so many and no more. */
export const recoveryDays = 35

/** Subscribers are spread over this many partitions by a hash of their id. */
export const shardCount = 256

/** The audience is frozen in slices of this many neighbouring shards; a batch holds readers of one slice and one
 * wave. */
export const shardsPerSlice = 16

/** Readers in one batch record, at most. */
export const batchSize = 50

export type Weekday = 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday'

/** What the operator sets in `cdk.json`; validated at synth, handed to the functions as JSON in `SETTINGS`. */
/** When the proof of an edition goes to the operator: always once it is composed, or when `npm run edition -- proof`
 * asks. */
export const proofOccasions = ['every-edition', 'on-request'] as const

export interface Settings {
  listName: string
  /** RFC 2919 identifier, e.g. `briefing.news.example.com`. */
  listId: string
  fromAddress: string
  replyToAddress: string
  /** Who gets proofs of editions, and the alert about one that is held. */
  operatorAddress: string
  postalAddress: string
  /** Origin of the public site without a slash at the end, e.g. `https://news.example.com`. */
  siteUrl: string
  /** Where the list takes mail, e.g. `mail.news.example.com`; absent where it takes none. */
  mailDomain?: string
  /** The operator's own page on privacy, https; without one the site has a page made from the settings. */
  privacyUrl?: string
  /** A picture of the list's name; without it the name stands in letters. */
  logo?: LogoSize
  /** The day whose local hour readers choose; the edition carries this date. */
  deliveryDay: Weekday
  /** When editions are composed, in `timeZone`: a weekly AWS cron, e.g. `cron(0 6 ? * WED *)`. */
  composeSchedule: string
  /** IANA zone of the compose schedule and of readers who chose none. */
  timeZone: string
  /** Hour of readers who chose none, 0–23. */
  localHour: number
  caps: Caps
  proofs: (typeof proofOccasions)[number]
  /** Days that a story may wait to be printed; `null`: for ever. */
  freshForDays: number | null
  /** Days that a page stays among those that editions are composed from; `null`: for ever. */
  stockDays: number | null
  /** Pages that an edition is composed from, at most: the newest of the stock. Up to `mostStockPages`. */
  stockPages: number
  /** Languages of the frame: BCP 47 tags that have messages, the default among them. */
  languages: readonly string[]
  /** What an operator's commands must add to reach this list, e.g. `--profile news`; the runner of a laptop
   * names its folder instead. */
  commandOptions?: string
  /** Origin of the demonstration's site, e.g. `http://127.0.0.1:4182`. No key of `cdk.json`: the runner of a laptop
   * alone sets it, so that no template holds it. */
  demoSite?: string
}

/** Bytes of HTML from which on Gmail cuts an email off and hides its end, the way out of the list with it; about 102
 * KB, measured by many senders and nowhere promised by Google. */
export const gmailClipBytes = 102_000

/** Pages that an edition can be composed from: more were not measured in the memory that a function may have. */
export const mostStockPages = 20_000

/** Editorial and delivery limits; every number of promise C5, C6, D5 and of the editorial rules stands here. */
export interface Caps {
  /** Of an edition; briefs do not count. */
  storiesPerArticle: number
  storiesPerTopic: number
  briefsPerTopic: number
  /** Of a briefing, and of an edition where the stock is small. */
  storiesPerBriefing: number
  briefsPerBriefing: number
  wordsPerBriefing: number
  wordsPerStory: number
  wordsPerSentence: number
  /** Words of the sentence that an article opens with. */
  wordsPerLeadSentence: number
  /** Words quoted of one article in one edition. */
  quotedPerArticleAndEdition: number
  /** Words quoted of one article ever: the smaller of this and a quarter of the article. */
  quotedPerArticle: number
  /** Bytes of HTML; see `gmailClipBytes`. */
  htmlBytes: number
  /** Bytes of one page; larger ones are refused. */
  pageBytes: number
  /** Share of the account's send rate that editions use, 0–0.9. */
  rateShare: number
}
