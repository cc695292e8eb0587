// The picture of the architecture in the README, drawn from the synthesized templates: a row for each function, with
// what calls it on the left, the stores that its role may use inside, and where it sends on the right.

import { at, type Json, list, mentions, only, type Resource } from './synthesis.ts'

type Kind = 'edge' | 'schedule' | 'queue' | 'mail' | 'store'

interface Pill {
  kind: Kind
  text: string
}

interface Row {
  handler: string
  /** Chains that end in the function, each from left to right. */
  callers: Pill[][]
  stores: string[]
  targets: Pill[]
}

/** The lanes, in the order in which things happen. A function that stands in none fails the drawing. */
const lanes: readonly [string, readonly string[]][] = [
  ['From sources to pages', ['fetch-sources', 'fetch-source']],
  ['From pages to an edition', ['ingest-pages', 'compose-edition']],
  ['From an edition to emails', ['launch-edition', 'tick-waves', 'send-briefings', 'publish-edition']],
  ['Readers', ['subscriptions-api', 'receive-mail', 'send-messages']],
  ['What became of it', ['record-feedback', 'reconcile-deliveries']],
]

export function architecturePicture(resources: Resource[]): string {
  const rows = new Map(only(resources, 'AWS::Lambda::Function').flatMap((each) => rowOf(resources, each)))
  const drawn = lanes.flatMap(([, handlers]) => handlers)
  const missing = [...rows.keys()].filter((handler) => !drawn.includes(handler))
  if (missing.length > 0)
    throw new Error(`No lane for ${missing.join(', ')}; name it in test/infra/architecture-picture.ts.`)
  return svg(lanes.map(([title, handlers]) => [title, handlers.flatMap((handler) => rows.get(handler) ?? [])]))
}

/** None for the CDK's own function. */
function rowOf(resources: Resource[], { id, properties }: Resource): [string, Row][] {
  const handler = at(properties, 'Environment', 'Variables', 'POWERTOOLS_SERVICE_NAME')
  if (typeof handler !== 'string') return []
  const role = String(at(properties, 'Role', 'Fn::GetAtt', 0))
  const granted = only(resources, 'AWS::IAM::Policy')
    .filter((policy) => mentions(at(policy.properties, 'Roles'), role))
    .flatMap((policy) => list(at(policy.properties, 'PolicyDocument', 'Statement')))
  return [
    [
      handler,
      {
        handler,
        callers: callersOf(resources, id),
        stores: storesIn(resources, granted),
        targets: targetsIn(resources, granted),
      },
    ],
  ]
}

function callersOf(resources: Resource[], id: string): Pill[][] {
  const schedules = only(resources, 'AWS::Scheduler::Schedule').filter((each) =>
    mentions(at(each.properties, 'Target', 'Arn'), id),
  )
  const queues = only(resources, 'AWS::Lambda::EventSourceMapping')
    .filter(({ properties }) => mentions(at(properties, 'FunctionName'), id))
    .flatMap(({ properties }) => queueIn(resources, at(properties, 'EventSourceArn')))
  const isApi = only(resources, 'AWS::ApiGatewayV2::Integration').some(({ properties }) => mentions(properties, id))
  return [
    ...schedules.map(({ properties }): Pill[] => [{ kind: 'schedule', text: String(at(properties, 'Description')) }]),
    ...queues.map((queue) => [...feedersOf(resources, queue), queuePill(queue)]),
    ...(isApi ? [[...distributionPill(resources), { kind: 'edge' as const, text: 'HTTP API' }]] : []),
  ]
}

/** What fills a queue without a function in between. */
function feedersOf(resources: Resource[], queue: Resource): Pill[] {
  const isAnnounced = only(resources, 'AWS::S3::Bucket').some((bucket) =>
    mentions(at(bucket.properties, 'NotificationConfiguration'), queue.id),
  )
  const isReported = only(resources, 'AWS::SNS::Subscription').some((each) =>
    mentions(at(each.properties, 'Endpoint'), queue.id),
  )
  if (isAnnounced) return [{ kind: 'store', text: 'content: inbox/' }]
  return isReported ? [{ kind: 'mail', text: 'SES, SNS' }] : []
}

function distributionPill(resources: Resource[]): Pill[] {
  const has = (type: string) => only(resources, type).length > 0
  const text = [has('AWS::CloudFront::Distribution') && 'CloudFront', has('AWS::WAFv2::WebACL') && 'WAF']
  return [{ kind: 'edge', text: text.filter(Boolean).join(' + ') }]
}

function storesIn(resources: Resource[], granted: Json[]): string[] {
  const tables = only(resources, 'AWS::DynamoDB::GlobalTable')
  const content = only(resources, 'AWS::S3::Bucket').filter(({ stack }) => stack === 'data')
  const named = [...tables, ...content].filter(({ id }) => granted.some((each) => mentions(at(each, 'Resource'), id)))
  const writesSite = granted.some((each) => /:s3:::[a-z0-9-]+-site/.test(JSON.stringify(at(each, 'Resource') ?? null)))
  return [...named.map(({ id }) => words(id).replace(' bucket', '')), ...(writesSite ? ['site'] : [])]
}

function targetsIn(resources: Resource[], granted: Json[]): Pill[] {
  const may = (action: string) => granted.filter((each) => list(at(each, 'Action')).includes(action))
  const queues = may('sqs:SendMessage').flatMap((each) =>
    list(at(each, 'Resource')).flatMap((arn) => queueIn(resources, arn)),
  )
  return [
    // Where a run that failed is left is said once for all.
    ...queues.filter(({ id }) => !id.startsWith('FailedRuns')).map(queuePill),
    ...(may('ses:SendRawEmail').length > 0 ? [{ kind: 'mail' as const, text: 'SES' }] : []),
  ]
}

function queueIn(resources: Resource[], arn: Json | undefined): Resource[] {
  return only(resources, 'AWS::SQS::Queue').filter(({ id }) => mentions(arn, id))
}

function queuePill({ id }: Resource): Pill {
  return { kind: 'queue', text: words(id).split(' ').slice(1).join(' ') }
}

/** @example words('DeliveryMessageQueue0970562C') // 'delivery message queue' */
function words(id: string): string {
  return id
    .replace(/[0-9A-F]{8}$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
}

const width = 1000
const rowHeight = 62
const box = { x: 410, width: 350 }
const colours: Record<Kind, string> = {
  edge: '#dbeafe',
  schedule: '#fef3c7',
  queue: '#e9d5ff',
  mail: '#fee2e2',
  store: '#dcfce7',
}

function svg(drawn: [string, Row[]][]): string {
  const parts: string[] = []
  let y = 16
  for (const [title, rows] of drawn) {
    parts.push(text(16, y + 16, title, 'bold 15px'))
    y += 28
    for (const row of rows) {
      const height = Math.max(rowHeight, 34 * row.callers.length, 34 * row.targets.length)
      parts.push(...rowParts(row, y, height))
      y += height + 10
    }
    y += 10
  }
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${y}" role="img" aria-label="${label(drawn)}">`
  const ground = `<rect width="${width}" height="${y}" fill="#ffffff"/>`
  return [head, ground, ...parts, '</svg>', ''].join('\n')
}

function rowParts({ handler, callers, stores, targets }: Row, y: number, height: number): string[] {
  const middle = y + height / 2
  const at = (n: number, of: number) => middle + (n - (of - 1) / 2) * 34
  return [
    `<rect x="${box.x}" y="${y}" width="${box.width}" height="${height}" rx="6" fill="#f8fafc" stroke="#334155"/>`,
    text(box.x + 12, middle - 5, handler, 'bold 14px'),
    ...chain(
      stores.map((store) => ({ kind: 'store', text: store })),
      box.x + 12,
      middle + 14,
      'left',
      11,
    ),
    ...callers.flatMap((pills, n) => [
      arrow(box.x - 26, box.x - 2, at(n, callers.length)),
      ...chain(pills, box.x - 30, at(n, callers.length), 'right', 11.5),
    ]),
    ...targets.flatMap((pill, n) => [
      arrow(box.x + box.width, box.x + box.width + 24, at(n, targets.length)),
      ...chain([pill], box.x + box.width + 28, at(n, targets.length), 'left', 12),
    ]),
  ]
}

/** Pills beside each other, from `x` to the right or up to it from the left. */
function chain(pills: Pill[], x: number, y: number, side: 'left' | 'right', size: number): string[] {
  const widths = pills.map((pill) => pill.text.length * size * 0.6 + 14)
  const gap = size > 11 ? 14 : 5
  let at = side === 'left' ? x : x - widths.reduce((sum, one) => sum + one, gap * (pills.length - 1))
  return pills.flatMap((pill, n) => {
    const wide = Math.round(widths[n] ?? 0)
    const left = Math.round(at)
    at += (widths[n] ?? 0) + gap
    return [
      `<rect x="${left}" y="${y - size}" width="${wide}" height="${2 * size}" rx="${size}" fill="${colours[pill.kind]}"/>`,
      text(left + 7, y + size * 0.35, pill.text, `${size}px`),
      ...(n > 0 && size > 11 ? [text(left - 12, y + 4, '›', '14px')] : []),
    ]
  })
}

function arrow(from: number, to: number, y: number): string {
  return `<path d="M${from} ${y}H${to - 6}m-5 -4l6 4l-6 4" fill="none" stroke="#334155" stroke-width="1.5"/>`
}

function text(x: number, y: number, words: string, font: string): string {
  const [weight, size] = font.startsWith('bold ') ? ['bold', font.slice(5)] : ['normal', font]
  return `<text x="${x}" y="${Math.round(y)}" font-family="monospace" font-size="${size}" font-weight="${weight}" fill="#0f172a">${escaped(words)}</text>`
}

/** The same in words, for whoever does not see it. */
function label(drawn: [string, Row[]][]): string {
  const said = drawn.map(([title, rows]) => `${title}: ${rows.map(({ handler }) => handler).join(', ')}`)
  return escaped(
    `${drawn.flatMap(([, rows]) => rows).length} functions, what calls them, what they use and where they send. ${said.join('. ')}.`,
  )
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
