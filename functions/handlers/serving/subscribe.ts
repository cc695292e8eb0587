// The subscribe page and its form. A good form puts one order on the queue and nothing else: no look-up, so that the answer
// and its time say nothing about the address (promise R2).
import type { Context } from 'hono'
import { consentWords, subscribePage } from '../../archive/forms/subscribe-page.ts'
import { checkRequest, type Problem, type Typed, typedIn } from '../../subscription/form.ts'
import { preferredLanguage } from '../../subscription/language.ts'
import { signTimedLink, verifyTimedLink } from '../../subscription/link.ts'
import { answerWith, publicAnswer } from './answer.ts'
import type { Counter } from './counter.ts'
import { latestEdition } from './editions.ts'
import { fieldsIn, type Serve } from './request.ts'

/** A page may stay open so long before its form is sent. */
const formSeconds = 12 * 60 * 60

const blank: Typed = { address: '', topics: [], consent: false }

export function showSubscribe(counter: Counter): Serve {
  return async () => publicAnswer(await page(counter, blank, []), 200)
}

export function takeRequest(counter: Counter): Serve {
  return async (context) => {
    const fields = await fieldsIn(context)
    const known = (await counter.topics()).map(({ id }) => id)
    const typed = typedIn(fields, known)
    const checked = checkRequest(typed)
    const stale: Problem[] = (await isOurs(counter, context, fields.first('form'))) ? [] : ['form-stale']
    if (!checked.ok || stale.length > 0)
      return publicAnswer(await page(counter, typed, [...stale, ...(checked.ok ? [] : checked.problems)]), 422)
    await order(counter, context, checked.value)
    return answerWith(await counter.constant('sent'), 200)
  }
}

async function order(counter: Counter, context: Context, wanted: { address: string; topics: string[] }): Promise<void> {
  const { ports, desk, languages } = counter
  const [fallback = 'en', ...others] = await languages()
  await ports.queue.message({
    kind: 'confirmation',
    request: ports.random.id(22),
    at: ports.clock.now().toISOString(),
    ...wanted,
    language: preferredLanguage(context.req.header('accept-language'), [fallback, ...others]),
    words: consentWords(await desk()),
  })
}

async function page(counter: Counter, typed: Typed, problems: Problem[]): Promise<string> {
  const [desk, topics, latest, token] = await Promise.all([
    counter.desk(),
    counter.topics(),
    latestEdition(counter),
    formToken(counter),
  ])
  return subscribePage(desk, { topics, latest, token, typed, problems })
}

async function formToken({ ports }: Counter): Promise<string> {
  const [key] = await ports.secrets.linkKeys()
  if (key === undefined) throw new Error('There is no key to sign forms with; add one to the secret of the link keys.')
  const expiresAt = Math.floor(ports.clock.now().getTime() / 1000) + formSeconds
  return signTimedLink('form', { subscriber: 'subscribe', request: ports.random.id(8), expiresAt }, key)
}

/** The form is one of our pages', not too old, and was not sent from somebody else's page. */
async function isOurs({ ports }: Counter, context: Context, token: string): Promise<boolean> {
  const form = verifyTimedLink('form', token, await ports.secrets.linkKeys(), ports.clock.now())
  const site = context.req.header('sec-fetch-site') ?? 'same-origin'
  return form !== null && form !== 'expired' && site === 'same-origin'
}
