// What is wrong with a source and what an operator can do about it, one line per kind: forbidden (401, 403), not found
// (404), gone (410), too often (429), certificate, time-out, silent.
import type { Health } from './health.ts'
import type { SourceState } from './types.ts'

type Kind = keyof typeof advice

/** `<id>` is replaced by the source, `<command>` by `npm run sources --`. */
export const advice = {
  gone: 'The publisher has closed this feed for good. Look for its successor: <command> add <site>; then <command> remove <id>.',
  'not-found':
    'There is nothing at this address any more. If the site has moved its feed, <command> add <site> finds it; then <command> remove <id>.',
  forbidden:
    'The site refuses our requests. Ask the publisher to allow the user agent “broadsheet”; until then, <command> pause <id>.',
  'too-often':
    'The site says we ask too often. Give the source "every": "6h" or "1d"; until then we slow down by ourselves.',
  'site-down': 'The site has a fault of its own. You need do nothing: we try again at least once a day.',
  status:
    'The site gives an answer we cannot use. Open the address in a browser; if it works there, ask the publisher.',
  robots:
    'The site’s robots.txt shuts programs out. Ask the publisher for permission or for an open feed; otherwise <command> remove <id>.',
  'rules-unknown':
    'The site’s robots.txt cannot be fetched, so we ask for nothing else. You need do nothing: we keep trying.',
  silent:
    'It answers, but has had nothing new for longer than usual. Check whether the site now publishes elsewhere; if it is only taking a break, do nothing.',
  refused: 'Its entries arrive, but none can be used. See the reason for each: <command> check <id>.',
  'no-feed':
    'What is at this address cannot be read as a feed. See what it is: <command> read <url>; find the site’s own feed: <command> add <site>.',
  'no-host': 'No such site was found. Check the spelling; if it is right, the site may be gone: <command> remove <id>.',
  unreachable:
    'The site cannot be reached. You need do nothing yet: we keep trying. After a week, open it in a browser.',
  certificate:
    'The site’s certificate is not valid, so we cannot tell who is answering. Tell the publisher; we keep trying.',
  timeout:
    'The site takes more than 20 seconds to answer. We keep trying; a smaller feed of the same site may be faster.',
  'too-large': 'The answer is larger than we accept. Look for a feed of one section, or one with fewer entries.',
  malformed: 'The answer breaks off or is wrongly compressed. We keep trying; if it goes on, tell the publisher.',
  redirects:
    'The address redirects in a circle, or to somewhere we do not go. Open it in a browser, and add the address it ends at.',
  address:
    'We only ask sites on the public internet, on ports 80 and 443, and this is not one. Correct the entry’s "url".',
  busy: 'Other sources on the same site come first, at one request a second. Give some of them a longer "every".',
} satisfies Record<string, string>

/** By the kind of trouble in a source's state. */
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

/** `null` if nothing is wrong. */
export function adviceOn(health: Health, trouble: SourceState['trouble'], place: Place): string | null {
  if (!('why' in health)) return null
  if (health.is === 'silent' || health.is === 'refused') return filled(health.is, place)
  return adviceOnTrouble(trouble?.kind ?? '', place)
}

/** @param kind of trouble, as in the state of a source */
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
