// The checks before every route: the secret of CloudFront, and the size of a form (413).
import { createHash, timingSafeEqual } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { originHeader } from '../../environment.ts'
import type { ApiContext } from './api-context.ts'
import { noticeResponse } from './request.ts'

/** Our longest form, with every topic chosen, has about 1 KB. */
const mostBytes = 8 * 1024

/** A request that does not come through CloudFront is refused before anything is read. */
export function requireOriginSecret({ ports }: ApiContext): MiddlewareHandler {
  return async (context, next) => {
    const given = context.req.header(originHeader.secret) ?? ''
    // While it is being rotated, some edge locations still send the previous one.
    const accepted = await ports.secrets.origins(given)
    if (!accepted.some((secret) => isSame(given, secret))) return context.text('Forbidden', 403)
    return next()
  }
}

export function smallBodies(api: ApiContext): MiddlewareHandler {
  return bodyLimit({ maxSize: mostBytes, onError: (context) => noticeResponse(api, context, 'large', 413) })
}

/** Compares digests, so that the time taken reveals neither the length nor the first wrong character. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return expected !== '' && timingSafeEqual(digest(given), digest(expected))
}
