// The public API for readers: subscribe, confirm, choose, leave. A GET never changes anything (promise R1); Hono
// answers a HEAD like the GET of the same path.

import { Hono } from 'hono'
import type { LanguageTag } from '../../content/types.ts'
import { daySeconds } from '../../durations.ts'
import { listPaths, type Settings, sitePath } from '../../environment.ts'
import { showAddressLink, takeAddressLink } from './address-link.ts'
import { sharedAnswer } from './answer.ts'
import { type ApiContext, type ApiPorts, apiContextFor } from './api-context.ts'
import { showList } from './archive.ts'
import { showConfirm, takeConfirm } from './confirm.ts'
import { requireOriginSecret, smallBodies } from './guards.ts'
import { showLeave, takeLeave } from './leave.ts'
import { showOwnData, takeOwnData } from './own-data.ts'
import { showPreferences, takePreferences } from './preferences.ts'
import { showPrivacy } from './privacy.ts'
import { noticeResponse, type Serve } from './request.ts'
import { showSubscribe, takeRequest } from './subscribe.ts'

type Route = [method: 'GET' | 'POST', path: string, serve: (api: ApiContext) => Serve]

export const routes: readonly Route[] = [
  ['GET', sitePath.subscribe, showSubscribe],
  ['POST', sitePath.subscribe, takeRequest],
  ['GET', `${sitePath.confirm}:token`, showConfirm],
  ['POST', `${sitePath.confirm}:token`, takeConfirm],
  ['GET', `${sitePath.preferences}:token`, showPreferences],
  ['POST', `${sitePath.preferences}:token`, takePreferences],
  ['GET', `${sitePath.leave}:token`, showLeave],
  ['POST', `${sitePath.leave}:token`, takeLeave],
  ['GET', `${sitePath.ownData}:token`, showOwnData],
  ['POST', `${sitePath.ownData}:token`, takeOwnData],
  ['GET', `${sitePath.address}:token`, showAddressLink],
  ['POST', `${sitePath.address}:token`, takeAddressLink],
  ['GET', sitePath.privacy, showPrivacy],
  ['GET', sitePath.formScript, showScript],
  ['GET', sitePath.notFound, showNotFound],
]

/** Lists and feeds that are not in the bucket yet. */
export function listRoutes(languages: readonly LanguageTag[]): Route[] {
  return listPaths(languages).map((path) => ['GET', path, showList])
}

export function subscriptionsApi(ports: ApiPorts, settings: Settings): Hono {
  const api = apiContextFor(ports, settings)
  const app = new Hono()
  app.use(requireOriginSecret(api), smallBodies(api))
  for (const [method, path, serve] of [...routes, ...listRoutes(settings.languages)]) app.on(method, path, serve(api))
  app.notFound((context) => noticeResponse(api, context, 'missing', 404))
  app.onError((error, context) => {
    ports.log.error('A request of a reader could not be answered.', { error })
    return noticeResponse(api, context, 'server-error', 500)
  })
  return app
}

function showScript(api: ApiContext): Serve {
  return async () => sharedAnswer(await api.script(), 'text/javascript; charset=utf-8', daySeconds)
}

/** What is missing now may be published within minutes. */
const notFoundSeconds = 300

/** This page itself is found; CloudFront shows it with a 404 instead of a missing one. */
function showNotFound(api: ApiContext): Serve {
  return async () => sharedAnswer(await api.missing(), 'text/html; charset=utf-8', notFoundSeconds)
}
