// Dispatch by the route that the API chose: the path that it was chosen by is not read a second time, so that no
// spelling of it can mean one route to the API and another one here.
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

interface RoutedEvent {
  /** e.g. `POST /leave/{token}` */
  routeKey?: string
  rawPath?: string
  pathParameters?: Record<string, string | undefined> | null
}

/** What nothing is found under. */
const nowhere = '/-'

/** Takes an event of the HTTP API to the route that the API chose for it. */
export function answering(app: Hono): ReturnType<typeof handle> {
  const handled = handle(app)
  return (event, context) => handled(byRouteKey(event), context)
}

/**
 * The event with the path of its route and its parameters in place of the path that was sent. A parameter that is no
 * token becomes one that nobody has.
 *
 * @example byRouteKey({ routeKey: 'POST /leave/{token}', rawPath: '/leave/..', pathParameters: { token: '..' } })
 *   // { …, rawPath: '/leave/-' }
 */
function byRouteKey<Event extends object>(event: Event): Event {
  const { routeKey = '', pathParameters } = event as RoutedEvent
  const given = new Map(Object.entries(pathParameters ?? {}))
  const template = routeKey.slice(routeKey.indexOf(' ') + 1)
  const rawPath = template.startsWith('/')
    ? template.replace(/\{(\w{1,20})\}/g, (_, name: string) => plain(given.get(name)))
    : nowhere
  return { ...event, rawPath }
}

function plain(parameter = ''): string {
  return /^[A-Za-z0-9._-]{1,500}$/.test(parameter) && !/^\.{1,2}$/.test(parameter) ? parameter : '-'
}
