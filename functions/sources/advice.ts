// What is wrong with a source and what an operator can do about it, in one line for each kind.
import type { Health } from './health.ts'
import type { SourceState } from './types.ts'

type Kind = keyof typeof advice

/** `<id>` stands for the source, `<command>` for `npm run sources --`. */
export const advice = {
  gone: 'The publisher has ended this feed for good. Look for its successor: <command> add <site>; then <command> remove <id>.',
  'not-found':
    'Nothing is left at this address. If the site has moved its feed, <command> add <site> finds it; then <command> remove <id>.',
  forbidden:
    'The site refuses us. Ask the publisher to admit the user agent “broadsheet”; until then, <command> pause <id>.',
  'too-often':
    'The site says we ask too often. Give the source "every": "6h" or "1d"; we ask less by ourselves meanwhile.',
  'site-down': 'The site has trouble of its own. There is nothing to do: we keep asking, at least once a day.',
  status: 'The site gives an answer that is none. Open the address in a browser; if it works there, ask the publisher.',
  robots:
    'The site’s robots.txt keeps programs away. Ask the publisher for leave or for a feed that is open; else <command> remove <id>.',
  'rules-unknown':
    'The site’s robots.txt cannot be had, so we ask for nothing. There is nothing to do: we keep trying.',
  silent:
    'It answers, with nothing new for longer than usual. See whether the site publishes elsewhere now; if it only rests, leave it.',
  refused: 'Its entries arrive and none can be used. See each with its reason: <command> check <id>.',
  'no-feed':
    'What stands there cannot be read as a feed. See what it is: <command> read <url>; the site’s own feed: <command> add <site>.',
  'no-host':
    'The name of the site leads nowhere. Check its spelling; if it is right, the site may be gone: <command> remove <id>.',
  unreachable:
    'The site cannot be reached. There is nothing to do yet: we keep asking. After a week, look for it in a browser.',
  certificate:
    'The site’s certificate is not valid, so nobody knows who answers. Tell the publisher; it is asked again by itself.',
  timeout:
    'The site takes more than 20 seconds to answer. We keep asking; a smaller feed of the same site may be faster.',
  'too-large': 'The answer is larger than we take. Look for a feed of one section, or one that lists fewer entries.',
  malformed:
    'The answer breaks off or is packed wrongly. It is asked again by itself; if it stays, tell the publisher.',
  redirects:
    'The address redirects in a circle, or to where we do not ask. Open it in a browser and add the address where it ends.',
  address:
    'We do not ask for such an address: only for sites of the public internet, on ports 80 and 443. Mend the entry’s "url".',
  busy: 'Other sources of the same site are asked first, one request a second. Give some of them a longer "every".',
} satisfies Record<string, string>

/** By the trouble's kind in the state of a source. */
const kinds = new Map<string, Kind>([
  ['410', 'gone'],
  ['404', 'not-found'],
  ['401', 'forbidden'],
  ['402', 'forbidden'],
  ['403', 'forbidden'],
  ['451', 'forbidden'],
  ['429', 'too-often'],
  ...(
    ['robots', 'rules-unknown', 'no-feed', 'no-host', 'unreachable', 'certificate', 'timeout', 'too-large'] as const
  ).map(asItIs),
  ...(['malformed', 'redirects', 'address', 'busy'] as const).map(asItIs),
])

function asItIs(kind: Kind): [string, Kind] {
  return [kind, kind]
}

/** `null` where nothing is amiss. */
export function adviceOn(health: Health, trouble: SourceState['trouble'], place: Place): string | null {
  if (!('why' in health)) return null
  if (health.is === 'silent' || health.is === 'refused') return filled(health.is, place)
  return adviceOnTrouble(trouble?.kind ?? '', place)
}

/** @param kind of the trouble, as the state of a source has it */
export const adviceOnTrouble = (kind: string, place: Place): string =>
  filled(kinds.get(kind) ?? (Number(kind) >= 500 ? 'site-down' : 'status'), place)

function filled(kind: Kind, { id, url }: Place): string {
  return advice[kind]
    .replaceAll('<command>', 'npm run sources --')
    .replaceAll('<id>', id)
    .replaceAll('<url>', url)
    .replaceAll('<site>', siteOf(url))
}

interface Place {
  id: string
  url: string
}

function siteOf(url: string): string {
  return URL.canParse(url) ? `${new URL(url).origin}/` : url
}
