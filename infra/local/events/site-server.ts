// The public site on the laptop: handles a request like the template's CloudFront distribution: behaviours by path,
// CloudFront functions, the bucket or the HTTP API as origin, origin headers, error pages, response headers.
import type { ServerResponse } from 'node:http'
import type { Behaviour, Cloud, Distribution, HttpApi, Origin, ResponseHeader } from '../cloud.ts'
import type { Messaging } from '../engines/messaging.ts'
import type { Host } from '../functions/host.ts'
import { matches } from '../gateway/policy.ts'
import type { LoopbackLimits } from '../loopback/limits.ts'
import { closeServer, listen } from '../loopback/listen.ts'
import { type LoopbackRequest, loopbackServer } from '../loopback/server.ts'
import { type EdgeFunction, edgeFunction } from './edge-function.ts'
import { callApi, type WebAnswer, type WebRequest } from './http-api.ts'

export interface SiteServerOptions {
  cloud: Cloud
  messaging: Pick<Messaging, 'get'>
  host: Pick<Host, 'invoke'>
  say: (line: string) => void
  limits?: LoopbackLimits | undefined
  /** Converts a text for display. */
  shown?: ((text: string) => string) | undefined
}

/** Bytes that API Gateway accepts. */
const mostBytes = 10 * 1024 * 1024

type Behind = Pick<SiteServerOptions, 'cloud' | 'messaging' | 'host'>

type Fetch = (request: WebRequest) => Promise<WebAnswer>

export async function openSiteServer(options: SiteServerOptions, port: number): Promise<() => Promise<void>> {
  const [distribution, ...others] = options.cloud.distributions
  if (distribution === undefined || others.length > 0) {
    throw new Error(
      `the laptop shows one CloudFront distribution; the templates have ${options.cloud.distributions.length}`,
    )
  }
  const answer = site(distribution, options)
  const { say, limits, shown = (text) => text } = options
  const server = loopbackServer({
    name: 'site server',
    say,
    limits,
    mostBytes,
    serve: (incoming, response) => serve(incoming, response, async (request) => asShown(await answer(request), shown)),
  })
  await listen(server, port)
  return () => closeServer(server)
}

async function serve(request: LoopbackRequest, response: ServerResponse, answer: Fetch): Promise<void> {
  const { status, headers, body } = await answer(readRequest(request)).catch(failed)
  const isHead = request.method === 'HEAD'
  response.writeHead(status, isHead ? headers : { ...headers, 'content-length': body.length })
  response.end(isHead ? undefined : body)
}

function asShown(answer: WebAnswer, shown: (text: string) => string): WebAnswer {
  const isText = /^(?:text\/|application\/(?:json|xml|\w+\+xml|\w+\+json))/.test(String(answer.headers['content-type']))
  return isText ? { ...answer, body: Buffer.from(shown(answer.body.toString())) } : answer
}

const failed = (error: Error): WebAnswer =>
  error instanceof URIError
    ? text(400, 'This address is not whole.\n')
    : text(502, `The laptop's site server failed: ${error.message}\n`)

function readRequest({ method, url, headers, body, ip }: LoopbackRequest): WebRequest {
  const at = url.indexOf('?')
  const single = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(',')])
  return {
    method,
    path: at < 0 ? url : url.slice(0, at),
    query: at < 0 ? '' : url.slice(at + 1),
    headers: Object.fromEntries(single),
    body,
    ip,
  }
}

/** The distribution as a function from request to response. */
function site(distribution: Distribution, options: Behind): Fetch {
  const { errors, defaultObject } = distribution
  const routes = distribution.behaviours.map((behaviour) => route(behaviour, distribution, options))
  const routeOf = (path: string) => routes.find(({ behaviour }) => matches(behaviour.path, path))
  return async (request) => {
    const chosen = routeOf(request.path)
    if (chosen === undefined) return text(404, 'Not found\n')
    const { behaviour } = chosen
    if (!behaviour.methods.includes(request.method))
      return withHeaders(text(403, 'This method is not allowed here.\n'), behaviour.headers)
    const isRoot = request.path === '/' && defaultObject !== ''
    const changed = chosen.before(isRoot ? { ...request, path: `/${defaultObject}` } : request)
    const answer = 'status' in changed ? changed : await chosen.fetch(changed)
    const instead = errors.find(({ code, path }) => code === answer.status && path !== '')
    const shown = instead === undefined ? answer : await errorPage(request, instead, routeOf(instead.path), answer)
    return withHeaders(shown, behaviour.headers)
  }
}

interface Route {
  behaviour: Behaviour
  before: EdgeFunction
  fetch: Fetch
}

function route(behaviour: Behaviour, distribution: Distribution, options: Behind): Route {
  const { 'viewer-request': code, ...others } = behaviour.functions
  if (Object.keys(others).length > 0)
    throw new Error(`the laptop knows no CloudFront functions for ${Object.keys(others)}`)
  const before: EdgeFunction = code === undefined ? (request) => request : edgeFunction(code)
  return { behaviour, before, fetch: fromTarget(behaviour, distribution, options) }
}

/** Of two origins, the second is asked for certain statuses of the first; never for a request that changes
 * something. */
function fromTarget({ origin, path }: Behaviour, { origins, groups }: Distribution, options: Behind): Fetch {
  const fetchFrom = (id: string): Fetch => {
    const found = origins.get(id)
    if (found === undefined) throw new Error(`the behaviour ${path} names the origin ${id}, which is missing`)
    return fromOrigin(found, options)
  }
  const group = groups.get(origin)
  if (group === undefined) return fetchFrom(origin)
  const [first, second] = [fetchFrom(group.first), fetchFrom(group.second)]
  return async (request) => {
    const answer = await first(request)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    return isRead && group.after.includes(answer.status) ? second(request) : answer
  }
}

/** The page shown instead of an error comes from the behaviour of its own path, without viewer-request functions. If it
 * is not available, CloudFront shows the error itself. */
async function errorPage(
  request: WebRequest,
  instead: { path: string; answer: number },
  chosen: Route | undefined,
  error: WebAnswer,
): Promise<WebAnswer> {
  const page = await chosen?.fetch({ ...request, method: 'GET', path: instead.path, query: '', body: Buffer.alloc(0) })
  return page === undefined || page.status >= 400 ? error : { ...page, status: instead.answer }
}

function withHeaders(answer: WebAnswer, added: readonly ResponseHeader[]): WebAnswer {
  const wanted = added.filter(({ name, override }) => override || !Object.hasOwn(answer.headers, name))
  return {
    ...answer,
    headers: { ...answer.headers, ...Object.fromEntries(wanted.map(({ name, value }) => [name, value])) },
  }
}

function fromOrigin(origin: Origin, { cloud, messaging, host }: Behind): Fetch {
  const api = cloud.apis.find(({ domains }) => domains.includes(origin.domain))
  if (api !== undefined) return fromApi(api, origin, host)
  const bucket = cloud.buckets.find(({ name }) => origin.domain.startsWith(`${name}.s3.`))
  if (bucket === undefined) throw new Error(`no bucket and no HTTP API answers at the origin ${origin.domain}`)
  return async ({ path }) => fromBucket(messaging, bucket.name, decodeURIComponent(`${origin.path}${path}`.slice(1)))
}

function fromApi(api: HttpApi, origin: Origin, host: Behind['host']): Fetch {
  const added = Object.entries(origin.headers).map(([name, value]) => [name.toLowerCase(), value])
  return (request) => {
    const headers = { ...request.headers, host: origin.domain, ...Object.fromEntries(added) }
    return callApi(api, { ...request, path: `${origin.path}${request.path}`, headers }, host)
  }
}

function fromBucket(messaging: Behind['messaging'], bucket: string, key: string): WebAnswer {
  const object = messaging.get(bucket, key)
  if (object === null) return text(404, 'There is no such page.\n')
  return {
    status: 200,
    headers: { 'content-type': object.contentType, 'cache-control': 'no-store' },
    body: object.body,
  }
}

const text = (status: number, words: string): WebAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body: Buffer.from(words),
})
