// What readers are shown from the records of editions: the newest one on the site, and which briefings are to come.
import type { LatestEdition } from '../../archive/forms/subscribe-page.ts'
import { isLaunched, newestFirst } from '../../delivery/edition-status.ts'
import { upcomingEditions } from '../../delivery/upcoming-editions.ts'
import type { UpcomingEditions } from '../../subscription/next-briefing.ts'
import type { ApiContext } from './api-context.ts'

/** Subscribing must not depend on it: if it cannot be read, the page is shown without it. */
export async function latestEdition({ editions, ports }: ApiContext): Promise<LatestEdition | null> {
  try {
    const launched = (await editions()).filter(({ status, published }) => isLaunched(status) && published.length > 0)
    return launched.sort(newestFirst)[0] ?? null
  } catch (error) {
    ports.log.error('The subscribe page shows no headlines: the editions could not be read.', { error })
    return null
  }
}

export async function upcomingOf({ editions, ports, settings }: ApiContext): Promise<UpcomingEditions> {
  const state = await ports.editions.listState()
  return upcomingEditions(await editions(), state, ports.clock.now(), settings.deliveryDay)
}
