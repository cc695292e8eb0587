// The public API of readers: subscribe, confirm, choose, leave. A GET changes nothing, ever (promise R1); Hono answers a HEAD
// as the GET of the same path.
import { Hono } from 'hono'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { listPaths, type Settings, sitePath } from '../environment.ts'
import { articles, clock, editions, log, queue, random, secrets, settings, subscribers, templates } from '../runtime.ts'
import { sharedAnswer } from '../use-cases/serving/answer.ts'
import { showList } from '../use-cases/serving/archive.ts'
import { showConfirm, takeConfirm } from '../use-cases/serving/confirm.ts'
import { type ApiPorts, type Counter, counterFor } from '../use-cases/serving/counter.ts'
import { smallBodies, throughTheFrontDoor } from '../use-cases/serving/guards.ts'
import { once } from '../use-cases/serving/kept.ts'
import { showLeave, takeLeave } from '../use-cases/serving/leave.ts'
import { showPreferences, takePreferences } from '../use-cases/serving/preferences.ts'
import { notify, type Serve } from '../use-cases/serving/request.ts'
import { byRouteKey } from '../use-cases/serving/route-key.ts'
import { showSubscribe, takeRequest } from '../use-cases/serving/subscribe.ts'

export type { ApiPorts } from '../use-cases/serving/counter.ts'

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
  return async () => sharedAnswer(await counter.script(), 'text/javascript; charset=utf-8', 86_400)
}

/** The page itself is found; CloudFront shows it with a 404 in place of what is not there. */
function showNotFound(counter: Counter): Serve {
  return async () => sharedAnswer(await counter.missing(), 'text/html; charset=utf-8', 300)
}

const api = once(async () => {
  const ports = {
    ...{ articles: articles(), clock: clock(), editions: editions(), log: log(), queue: queue(), random: random() },
    ...{ secrets: secrets(), subscribers: subscribers(), templates: templates() },
  }
  return answering(subscriptionsApi(ports, settings()))
})

/** Takes an event of the HTTP API to the route that the API chose for it. */
export function answering(app: Hono): ReturnType<typeof handle> {
  const handled = handle(app)
  return (event, context) => handled(byRouteKey(event), context)
}

export const handler = async (event: LambdaEvent, context: LambdaContext) => (await api())(event, context)
