// The public API of readers: subscribe, confirm, choose, leave. A GET changes nothing, ever (promise R1); Hono answers a HEAD
// as the GET of the same path.

import { Hono } from 'hono'
import { daySeconds } from '../../durations.ts'
import { listPaths, type Settings, sitePath } from '../../environment.ts'
import { sharedAnswer } from './answer.ts'
import { showList } from './archive.ts'
import { showConfirm, takeConfirm } from './confirm.ts'
import { type ApiPorts, type Counter, counterFor } from './counter.ts'
import { smallBodies, throughTheFrontDoor } from './guards.ts'
import { showLeave, takeLeave } from './leave.ts'
import { showPreferences, takePreferences } from './preferences.ts'
import { notify, type Serve } from './request.ts'
import { showSubscribe, takeRequest } from './subscribe.ts'

type Route = [method: 'GET' | 'POST', path: string, serve: (counter: Counter) => Serve]

export const routes: readonly Route[] = [
  ['GET', sitePath.subscribe, showSubscribe],
  ['POST', sitePath.subscribe, takeRequest],
  ['GET', `${sitePath.confirm}:token`, showConfirm],
  ['POST', `${sitePath.confirm}:token`, takeConfirm],
  ['GET', `${sitePath.preferences}:token`, showPreferences],
  ['POST', `${sitePath.preferences}:token`, takePreferences],
  ['GET', `${sitePath.leave}:token`, showLeave],
  ['POST', `${sitePath.leave}:token`, takeLeave],
  ['GET', sitePath.timeZoneScript, showScript],
  ['GET', sitePath.notFound, showNotFound],
]

/** Lists and feeds that the bucket has none of yet. */
export function listRoutes(languages: readonly string[]): Route[] {
  return listPaths(languages).map((path) => ['GET', path, showList])
}

export function subscriptionsApi(ports: ApiPorts, settings: Settings): Hono {
  const counter = counterFor(ports, settings)
  const app = new Hono()
  app.use(throughTheFrontDoor(counter), smallBodies(counter))
  for (const [method, path, serve] of [...routes, ...listRoutes(settings.languages)])
    app.on(method, path, serve(counter))
  app.notFound((context) => notify(counter, context, 'missing', 404))
  app.onError((error, context) => {
    ports.log.error('A request of a reader could not be answered.', { error })
    return notify(counter, context, 'trouble', 500)
  })
  return app
}

function showScript(counter: Counter): Serve {
  return async () => sharedAnswer(await counter.script(), 'text/javascript; charset=utf-8', daySeconds)
}

/** The page itself is found; CloudFront shows it with a 404 in place of what is not there. */
function showNotFound(counter: Counter): Serve {
  return async () => sharedAnswer(await counter.missing(), 'text/html; charset=utf-8', 300)
}
