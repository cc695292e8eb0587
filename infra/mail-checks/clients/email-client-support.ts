// Which features of an email are not supported at all by which clients (Outlook, Gmail, Apple Mail …), according to
// caniemail.com; and the gaps that we know and accept. The preview and `npm run lint:mail` use the same list.
import { readFileSync, writeFileSync } from 'node:fs'
import { partChecker } from './unsupported-parts.ts'

/** Feature → the clients without it, and the first line that uses it. */
export type FeatureMap = Record<string, { clients: string[]; line: number }>

export interface ClientFinding {
  /** A feature of HTML or CSS, as named on caniemail.com. */
  feature: string
  /** Clients that do not support it at all. */
  clients: string[]
}

/** Thunderbird, T-Online, La Poste, WP, Rainloop and Free are left out: caniemail 2.0.2 has no data on some features
 * for them, and then throws. */
const unsupportedParts = partChecker([
  'gmail.*',
  'outlook.*',
  'apple-mail.*',
  'yahoo.*',
  'aol.*',
  'samsung-email.*',
  'protonmail.*',
  'fastmail.*',
  'hey.*',
])

/** Gaps that have not been accepted. */
export async function freshFeatures(html: string): Promise<FeatureMap> {
  return notInBaseline(await unsupportedIn(html), readBaseline())
}

/** By name; `known` are those on the accepted list. */
export async function clientFindings(html: string): Promise<Record<'fresh' | 'known', ClientFinding[]>> {
  const found = await unsupportedIn(html)
  const fresh = notInBaseline(found, readBaseline())
  return { fresh: listed(fresh), known: listed(notInBaseline(found, fresh)) }
}

function listed(features: FeatureMap): ClientFinding[] {
  return Object.entries(features)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, { clients }]) => ({ feature, clients: clients.toSorted() }))
}

async function unsupportedIn(html: string): Promise<FeatureMap> {
  const features: FeatureMap = {}
  for (const [client, unsupported] of await unsupportedParts(html)) {
    for (const [title, line] of unsupported) {
      const feature = features[title] ?? { clients: [], line }
      features[title] = feature
      if (!feature.clients.includes(client)) feature.clients.push(client)
    }
  }
  return features
}

/** Those that have not been accepted. */
export function notInBaseline(found: FeatureMap, baseline: FeatureMap): FeatureMap {
  const fresh = Object.entries(found).map(([feature, { clients, line }]) => {
    const unknown = clients.filter((client) => !baseline[feature]?.clients.includes(client))
    return [feature, { clients: unknown, line }] as const
  })
  return Object.fromEntries(fresh.filter(([, { clients }]) => clients.length > 0))
}

const file = new URL('email-client-support.json', import.meta.url)

/** The accepted gaps: everything here degrades to an email that is still easy to read (see docs/mail.md). */
function readBaseline(): FeatureMap {
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>
  return Object.fromEntries(Object.entries(known).map(([feature, clients]) => [feature, { clients, line: 0 }]))
}

export async function writeBaseline(mails: readonly { html: string }[]): Promise<void> {
  const known = new Map<string, Set<string>>()
  for (const { html } of mails) {
    for (const [feature, { clients }] of Object.entries(await unsupportedIn(html)))
      known.set(feature, new Set([...(known.get(feature) ?? []), ...clients]))
  }
  writeFileSync(file, baselineText(known))
}

/** Sorted by name, so that a change shows as its own lines; formatted as by the formatter. */
function baselineText(known: ReadonlyMap<string, ReadonlySet<string>>): string {
  const entries = [...known]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, names], at) => {
      const quoted = [...names].toSorted().map((name) => JSON.stringify(name))
      const start = `  ${JSON.stringify(feature)}: [`
      const line = `${start}${quoted.join(', ')}]`
      const comma = at < known.size - 1 ? 1 : 0
      return line.length + comma <= 120 ? line : `${start}\n${quoted.map((name) => `    ${name}`).join(',\n')}\n  ]`
    })
  return `{\n${entries.join(',\n')}\n}\n`
}
