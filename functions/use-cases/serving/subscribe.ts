// The subscribe page and its form. A good form puts one order on the queue and nothing else: no look-up, so that the answer
// and its time say nothing about the address (promise R2).
import type { Context } from 'hono'
import { consentWords, sentPage, subscribePage } from '../../archive/forms/subscribe-page.ts'
import { checkRequest, type Problem, type Typed, typedIn, type Wanted } from '../../subscription/form.ts'
import { keyIdIn, signTimedLink, verifyTimedLink } from '../../subscription/link.ts'
import { answerWith, publicAnswer } from './answer.ts'
import type { Counter } from './counter.ts'
import { latestEdition } from './editions.ts'
import { fieldsIn, languageAsked, type Serve } from './request.ts'

/** A page may stay open so long before its form is sent. */
const formSeconds = 12 * 60 * 60

const blank: Typed = { address: '', topics: [], zone: '', consent: false }

export function showSubscribe(counter: Counter): Serve {
  return async (context) => show(counter, await languageAsked(counter, context), blank, [])
}

export function takeRequest(counter: Counter): Serve {
  return async (context) => {
    const fields = await fieldsIn(context)
    const language = await languageAsked(counter, context, fields)
    const known = (await counter.topics()).map(({ id }) => id)
    const typed = typedIn(fields, known)
    const checked = checkRequest(typed)
    const stale: Problem[] = (await isOurs(counter, context, fields.first('form'))) ? [] : ['form-stale']
    if (!checked.ok || stale.length > 0)
      return show(counter, language, typed, [...stale, ...(checked.ok ? [] : checked.problems)])
    await order(counter, language, checked.value)
    return answerWith(sentPage(await counter.desk(language), typed.address.trim()), 200)
  }
}

/** The mail speaks the language of the page, and so do the words of consent that are kept. */
async function order({ ports, desk }: Counter, language: string, wanted: Wanted): Promise<void> {
  await ports.queue.message({
    kind: 'confirmation',
    request: ports.random.id(22),
    at: ports.clock.now().toISOString(),
    ...wanted,
    language,
    words: consentWords(await desk(language)),
  })
}

async function show(counter: Counter, language: string, typed: Typed, problems: Problem[]): Promise<Response> {
  const [desk, topics, latest, token, languages] = await Promise.all([
    counter.desk(language),
    counter.topics(),
    latestEdition(counter),
    formToken(counter),
    counter.languages(),
  ])
  const html = subscribePage(desk, { topics, latest, token, languages, typed, problems })
  return publicAnswer(html, problems.length > 0 ? 422 : 200, desk.language)
}

async function formToken({ ports }: Counter): Promise<string> {
  const [key] = await ports.secrets.linkKeys()
  if (key === undefined) throw new Error('There is no key to sign forms with; add one to the secret of the link keys.')
  const expiresAt = Math.floor(ports.clock.now().getTime() / 1000) + formSeconds
  return signTimedLink('form', { subscriber: 'subscribe', request: ports.random.id(8), expiresAt }, key)
}

/** The form is one of our pages', not too old, and was not sent from somebody else's page. */
async function isOurs({ ports }: Counter, context: Context, token: string): Promise<boolean> {
  const form = verifyTimedLink('form', token, await ports.secrets.linkKeys(keyIdIn(token)), ports.clock.now())
  const site = context.req.header('sec-fetch-site') ?? 'same-origin'
  return form !== null && form !== 'expired' && site === 'same-origin'
}
