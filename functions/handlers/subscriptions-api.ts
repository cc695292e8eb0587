// The public API of readers: leaving, by the button of a mailbox provider (RFC 8058) or by the page behind the link.
import { createHash, timingSafeEqual } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda'
import { bodyLimit } from 'hono/body-limit'
import { leavePage, leftPage, noticePage } from '../archive/page.ts'
import { originHeader, type Settings } from '../environment.ts'
import type { Ports } from '../ports.ts'
import { clock, log, secrets, settings, subscribers, templates } from '../runtime.ts'
import { leave } from '../subscription/leave.ts'
import { verifyLink } from '../subscription/link.ts'
import { answerWith, type Pages } from './serving/answer.ts'

export type ApiPorts = Pick<Ports, 'clock' | 'log' | 'secrets' | 'subscribers' | 'templates'>

/** A one-click body is 26 bytes, a little more as multipart. */
const mostBytes = 8 * 1024

export function subscriptionsApi(ports: ApiPorts, settings: Settings): Hono {
  const pages = once(() => render(ports, settings))
  const app = new Hono()
  app.use(async (context, next) => {
    const given = context.req.header(originHeader.secret) ?? ''
    if (!isSame(given, await ports.secrets.origin())) return context.text('Forbidden', 403)
    return next()
  })
  app.use(bodyLimit({ maxSize: mostBytes, onError: async () => answerWith((await pages()).link, 413) }))
  app.get('/leave/:token', async (context) => {
    const { leave, link } = await pages()
    return (await readerOf(ports, context)) === null ? answerWith(link, 400) : answerWith(leave, 200)
  })
  app.post('/leave/:token', async (context) => {
    const { left, link } = await pages()
    const reader = await readerOf(ports, context)
    if (reader === null) return answerWith(link, 400)
    await leaveFor(ports, reader, await wayOf(context))
    return answerWith(left, 200)
  })
  app.notFound(async () => answerWith((await pages()).missing, 404))
  app.onError(async (error) => {
    ports.log.error('A request of a reader could not be answered.', { error })
    return answerWith((await pages()).trouble, 500)
  })
  return app
}

async function readerOf(ports: ApiPorts, context: Context): Promise<string | null> {
  return verifyLink('leave', context.req.param('token') ?? '', await ports.secrets.linkKeys())
}

/** A reader who is unknown, erased, or left before gets the same answer as any other. */
async function leaveFor(ports: ApiPorts, reader: string, by: 'one-click' | 'leave-page'): Promise<void> {
  const at = ports.clock.now().toISOString()
  await ports.subscribers.update(reader, (subscriber) => leave(subscriber, at, by))
}

/** The provider's button says so in the body; whatever else the body holds, the reader wants to leave. */
async function wayOf(context: Context): Promise<'one-click' | 'leave-page'> {
  try {
    const body = await context.req.parseBody()
    return body['List-Unsubscribe'] === 'One-Click' ? 'one-click' : 'leave-page'
  } catch {
    return 'leave-page'
  }
}

async function render(ports: ApiPorts, settings: Settings): Promise<Pages> {
  const source = await ports.templates.load()
  return {
    leave: leavePage(source, settings),
    left: leftPage(source, settings),
    link: noticePage(source, settings, 'link'),
    missing: noticePage(source, settings, 'missing'),
    trouble: noticePage(source, settings, 'trouble'),
  }
}

/** Compares digests, so that neither the length nor the first wrong character shows in the time it takes. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return expected !== '' && timingSafeEqual(digest(given), digest(expected))
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    })
    return made
  }
}

const api = once(async () => {
  const ports = { clock: clock(), log: log(), secrets: secrets(), subscribers: subscribers(), templates: templates() }
  return handle(subscriptionsApi(ports, settings()))
})

export const handler = async (event: LambdaEvent, context: LambdaContext) => (await api())(event, context)
