// The plan by which the laptop's cloud is built: what the templates describe, once their intrinsics are resolved.
import type { Statement } from './gateway/policy.ts'

export interface Table {
  name: string
  arn: string
  keys: { name: string; role: 'HASH' | 'RANGE'; type: 'S' | 'N' | 'B' }[]
  /** Attribute with the second after which an item has expired, or `null`. */
  ttl: string | null
}

export interface Bucket {
  name: string
  arn: string
  notifications: { event: string; prefix: string; suffix: string; queueArn: string }[]
}

export interface Queue {
  name: string
  arn: string
  url: string
  /** In the form for `CreateQueue`. */
  attributes: Record<string, string>
}

export interface Topic {
  name: string
  arn: string
}

export interface Subscription {
  topicArn: string
  queueArn: string
  attributes: Record<string, string>
}

export interface Role {
  name: string
  arn: string
  statements: Statement[]
}

export interface LambdaFunction {
  /** The logical id, by which the gateway and the logs name it. */
  id: string
  name: string
  arn: string
  region: string
  roleArn: string
  /** Folder of the bundled asset. */
  folder: string
  /** `file.export`, e.g. `index.handler`. */
  handler: string
  environment: Record<string, string>
  timeoutSeconds: number
  memoryMegabytes: number
  /** Queue for asynchronous invocations that failed three times, or `null`. */
  deadLetterArn: string | null
}

export interface Mapping {
  functionArn: string
  queueArn: string
  batchSize: number
  /** Most seconds that AWS waits to fill a batch. */
  windowSeconds: number
  partialResponses: boolean
  maximumConcurrency: number
}

export interface Schedule {
  name: string
  /** `cron(…)` or `rate(…)`. */
  expression: string
  zone: string
  functionArn: string
  roleArn: string
  /** Text with `<aws.scheduler.…>` keywords. */
  input: string
}

export interface HttpApi {
  id: string
  /** Custom domains of the API. */
  domains: string[]
  routes: { key: string; functionArn: string }[]
}

export interface Origin {
  domain: string
  path: string
  headers: Record<string, string>
}

export interface Behaviour {
  /** `*` for the default behaviour. */
  path: string
  origin: string
  methods: string[]
  /** Code of the CloudFront functions by event type. */
  functions: Record<string, string>
  /** Headers added by the response headers policy; one that does not override keeps the origin's own header. */
  headers: ResponseHeader[]
}

export interface ResponseHeader {
  /** In lower case. */
  name: string
  value: string
  override: boolean
}

export interface Distribution {
  domains: string[]
  defaultObject: string
  origins: Map<string, Origin>
  /** By the id that behaviours use: two origins, and the statuses of the first for which the second is asked. */
  groups: Map<string, OriginGroup>
  /** In the order of the template; the default one last. */
  behaviours: Behaviour[]
  errors: { code: number; path: string; answer: number }[]
}

export interface OriginGroup {
  first: string
  second: string
  after: number[]
}

export interface BucketDeployment {
  id: string
  bucket: string
  prefix: string
  /** Folders or files (no zips) of the assets; later ones overlay earlier ones. */
  sources: { hash: string; folder: string }[]
  /** Deletes objects with the prefix that are in no source. */
  prune: boolean
  include: string[]
  exclude: string[]
  contentType: string | null
  cacheControl: string | null
}

export interface Secret {
  id: string
  name: string
  arn: string
  generate: Generate | null
  value: string | null
}

/** The template's `GenerateSecretString`. */
export interface Generate {
  length: number
  exclude: string
  template: string | null
  key: string | null
}

export interface ConfigurationSet {
  name: string
  destinations: { topicArn: string; events: string[] }[]
}

/** A receipt rule of SES, in a set that `npm run mail -- activate` would activate. */
export interface ReceiptRule {
  name: string
  /** Addresses, domains, or `.` and a domain for its subdomains; empty: everyone's. */
  recipients: string[]
  isScanned: boolean
  /** Where the email is stored, and which topic is notified. */
  deliveries: { bucket: string; prefix: string; topicArn: string | null }[]
}

export interface ResourcePolicy {
  /** ARNs (queues, topics, functions) that it protects. */
  resources: string[]
  statements: Statement[]
}

export interface Cloud {
  tables: Table[]
  buckets: Bucket[]
  queues: Queue[]
  topics: Topic[]
  subscriptions: Subscription[]
  roles: Role[]
  functions: LambdaFunction[]
  mappings: Mapping[]
  schedules: Schedule[]
  apis: HttpApi[]
  distributions: Distribution[]
  deployments: BucketDeployment[]
  secrets: Secret[]
  identities: string[]
  configurationSets: ConfigurationSet[]
  receiptRules: ReceiptRule[]
  policies: ResourcePolicy[]
  /** What the templates contain but the laptop ignores, with the reason: `<stack>/<id>` → reason. */
  ignored: Map<string, string>
}

export const emptyCloud = (): Cloud => ({
  tables: [],
  buckets: [],
  queues: [],
  topics: [],
  subscriptions: [],
  roles: [],
  functions: [],
  mappings: [],
  schedules: [],
  apis: [],
  distributions: [],
  deployments: [],
  secrets: [],
  identities: [],
  configurationSets: [],
  receiptRules: [],
  policies: [],
  ignored: new Map(),
})
