// The subscribe page and its form. A valid form puts one order on the queue and nothing else: nothing is looked up, so
// the response and its timing reveal nothing about the address (promise R2). A field that people do not see catches
// bots (honeypot).

import type { Context } from 'hono'
import { consentWords, sentPage, subscribePage } from '../../archive/forms/subscribe-page.ts'
import type { LanguageTag } from '../../content/types.ts'
import { hourSeconds } from '../../durations.ts'
import { metric, originHeader } from '../../environment.ts'
import { idLength } from '../../ports.ts'
import { networkHash } from '../../subscription/limits/network.ts'
import { keyIdIn, signTimedLink, verifyTimedLink } from '../../subscription/links/link.ts'
import {
  checkRequest,
  type Fields,
  type Problem,
  type Typed,
  typedIn,
  type Wanted,
} from '../../subscription/requests/submitted-form.ts'
import { utcDay } from '../../utc-day.ts'
import { signingKey } from '../signing-key.ts'
import { answerWith, publicAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { latestEdition } from './editions.ts'
import { challengeFor, proofIn } from './proof-of-work.ts'
import { fieldsIn, languageAsked, type Serve } from './request.ts'

/** How long a page may stay open before its form is sent. Chosen, not measured. */
const formSeconds = 12 * hourSeconds

const blank: Typed = { address: '', topics: [], zone: '', consent: false }

export function showSubscribe(api: ApiContext): Serve {
  return async (context) => show(api, await languageAsked(api, context), blank, [])
}

export function takeRequest(api: ApiContext): Serve {
  return async (context) => {
    const fields = await fieldsIn(context)
    const language = await languageAsked(api, context, fields)
    const known = (await api.topics()).map(({ id }) => id)
    const typed = typedIn(fields, known)
    const checked = checkRequest(typed)
    const form = await formOf(api, context, fields.first('form'))
    const stale: Problem[] = form === null ? ['form-stale'] : []
    if (!checked.ok || form === null)
      return show(api, language, typed, [...stale, ...(checked.ok ? [] : checked.problems)])
    const proof = await proofOf(api, fields, form)
    if (proof === 'missing') return show(api, language, typed, ['proof-missing'])
    if (fields.first('website') === '')
      await order(api, language, checked.value, { form, ...proof, network: await networkIn(api, context) })
    else dropFilledByMachine(api)
    return answerWith(sentPage(await api.pageContext(language), typed.address.trim()), 200)
  }
}

/** The email is in the language of the page, as are the words of consent on record. How often the form and the network
 * have been used is checked when the order is processed. */
async function order(
  { ports, pageContext }: ApiContext,
  language: LanguageTag,
  wanted: Wanted,
  from: { form: string; proof?: string; network: string },
): Promise<void> {
  await ports.queue.message({
    kind: 'confirmation',
    request: ports.random.id(idLength.unguessable),
    at: ports.clock.now().toISOString(),
    ...wanted,
    ...from,
    language,
    words: consentWords(await pageContext(language)),
  })
}

async function show(api: ApiContext, language: LanguageTag, typed: Typed, problems: Problem[]): Promise<Response> {
  const [pageContext, topics, latest, form, languages, isFlooded] = await Promise.all([
    api.pageContext(language),
    api.topics(),
    latestEdition(api),
    newForm(api),
    api.languages(),
    api.isFlooded(),
  ])
  const { token } = form
  const challenge = isFlooded ? await challengeFor(api, form.id, form.expiresAt) : null
  const html = subscribePage(pageContext, { topics, latest, token, challenge, languages, typed, problems })
  return publicAnswer(html, problems.length > 0 ? 422 : 200, pageContext.language)
}

async function newForm({ ports }: ApiContext): Promise<{ token: string; id: string; expiresAt: number }> {
  const key = await signingKey(ports.secrets)
  const expiresAt = Math.floor(ports.clock.now().getTime() / 1000) + formSeconds
  const id = ports.random.id(idLength.distinct)
  return { token: signTimedLink('form', { subscriber: 'subscribe', request: id, expiresAt }, key), id, expiresAt }
}

/** The proof of work in the order; empty if none is required. A form opened before the flood began is shown again with
 * the task, and with what was typed. */
async function proofOf(api: ApiContext, fields: Fields, form: string): Promise<{ proof?: string } | 'missing'> {
  if (!(await api.isFlooded())) return {}
  const nonce = await proofIn(api, form, { challenge: fields.first('challenge'), proof: fields.first('proof') })
  return nonce === null ? 'missing' : { proof: nonce }
}

/** A field that people do not see was filled in. The response is the same as for everyone. */
function dropFilledByMachine({ ports }: ApiContext): void {
  ports.log.info('No email was sent for a request.', { reason: 'filled-by-machine' })
  ports.log.count(metric.requestDropped, 1)
}

/** The form's id if the form is from one of our pages, not too old and not sent from another site's page; `null`
 * otherwise. */
async function formOf({ ports }: ApiContext, context: Context, token: string): Promise<string | null> {
  const form = verifyTimedLink('form', token, await ports.secrets.linkKeys(keyIdIn(token)), ports.clock.now())
  const site = context.req.header('sec-fetch-site') ?? 'same-origin'
  return form !== null && form !== 'expired' && site === 'same-origin' ? form.request : null
}

/** CloudFront adds the viewer's address and overwrites any that the viewer sent; requests by another way have already
 * been refused. */
export async function networkIn({ ports }: ApiContext, context: Context): Promise<string> {
  const { key } = await signingKey(ports.secrets)
  const day = utcDay(ports.clock.now())
  return networkHash(context.req.header(originHeader.viewer) ?? '', key, day)
}
