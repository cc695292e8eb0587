// Which features of a mail which clients do not have at all, by the data of caniemail.com; and the ones we know and accept.
import { readFileSync, writeFileSync } from 'node:fs'
import { caniemail } from 'caniemail'

/** Feature → the clients without it, and the first line where it is used. */
export type FeatureMap = Record<string, { clients: string[]; line: number }>

/** Thunderbird, T-Online, La Poste, WP, Rainloop and Free are left out: for some features caniemail 2.0.2 has no answer for
 * them, and then throws. */
const clients: Parameters<typeof caniemail>[0]['clients'] = [
  'gmail.*',
  'outlook.*',
  'apple-mail.*',
  'yahoo.*',
  'aol.*',
  'samsung-email.*',
  'protonmail.*',
  'fastmail.*',
  'hey.*',
]

export function unsupportedIn(html: string): FeatureMap {
  const { errors } = caniemail({ clients, html }).issues
  const features: FeatureMap = {}
  for (const [client, issues] of errors) {
    for (const { title, position } of issues) {
      const line = position?.start.line ?? 1
      const feature = features[title] ?? { clients: [], line }
      features[title] = feature
      if (!feature.clients.includes(client)) feature.clients.push(client)
    }
  }
  return features
}

const file = new URL('../golden/mail-clients.json', import.meta.url)

/** What is accepted: everything here degrades to a mail that reads well (see docs/mail.md). */
export function readBaseline(): FeatureMap {
  const known = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>
  return Object.fromEntries(Object.entries(known).map(([feature, clients]) => [feature, { clients, line: 0 }]))
}

export function writeBaseline(mails: readonly { html: string }[]): void {
  const known = new Map<string, Set<string>>()
  for (const { html } of mails) {
    for (const [feature, { clients }] of Object.entries(unsupportedIn(html)))
      known.set(feature, new Set([...(known.get(feature) ?? []), ...clients]))
  }
  const lines = [...known]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, names]) => `  ${JSON.stringify(feature)}: ${JSON.stringify([...names].toSorted())}`)
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`)
}
