// What some mail program lacks of the HTML and CSS that a mail uses, by the rule and the list of `npm run lint:mail`.
import type { ClientFinding, Looks } from '../../types.ts'
import type { FeatureMap } from './email-client-support.ts'

export async function clientFindings(html: string): Promise<Looks['clients']> {
  // The data of caniemail.com is loaded when it is first asked for: the preview is to be up sooner.
  const { beyond, readBaseline, unsupportedIn } = await import('./email-client-support.ts')
  const found = unsupportedIn(html)
  const fresh = beyond(found, readBaseline())
  return { fresh: listed(fresh), known: listed(beyond(found, fresh)) }
}

function listed(features: FeatureMap): ClientFinding[] {
  return Object.entries(features)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, { clients }]) => ({ feature, clients: clients.toSorted() }))
}
