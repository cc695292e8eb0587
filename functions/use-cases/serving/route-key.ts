// Dispatch by the route that the API chose: the path is not parsed a second time, so that no spelling of it can mean
// one route to the API and another one here.
import type { Hono } from 'hono'
import { handle } from 'hono/aws-lambda'

interface RoutedEvent {
  /** e.g. `POST /leave/{token}` */
  routeKey?: string
  rawPath?: string
  pathParameters?: Record<string, string | undefined> | null
}

/** A path that matches no route. */
const nowhere = '/-'

/** Dispatches an event of the HTTP API to the route that the API chose for it. */
export function answering(app: Hono): ReturnType<typeof handle> {
  const handled = handle(app)
  return (event, context) => handled(byRouteKey(event), context)
}

/**
 * The event with the path of its route and its parameters instead of the path that was sent. A parameter that cannot be
 * a token is replaced by one that no one has.
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
