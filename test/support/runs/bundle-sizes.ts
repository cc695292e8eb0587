// How large the bundle of each function may be, and how long its first import may take: a cold start pays for both.
import type { Handler } from '../../../infra/bundling/bundle.ts'

/** Bytes of a bundle without a figure of its own. */
const most = 500_000

const larger: Partial<Record<Handler, number>> = {
  // A parser of HTML, and letter sequences by which languages are told apart.
  'ingest-pages': 1_500_000,
  // A reader of feeds, and the entities of HTML.
  'fetch-source': 600_000,
  // Handlebars with its compiler, beside two to five AWS clients.
  'publish-edition': 600_000,
  'send-messages': 700_000,
  'subscriptions-api': 700_000,
  'receive-mail': 700_000,
}

export const mostBytes = (handler: Handler): number => larger[handler] ?? most

/** Milliseconds of the function that starts most often, and of the one that somebody waits for. */
export const importTimes: readonly { handler: Handler; ms: number }[] = [
  { handler: 'send-briefings', ms: 110 },
  { handler: 'send-messages', ms: 200 },
]
