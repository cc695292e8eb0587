// A copy of a reader's data, erasing it, and entering another address: by a link mailed to them for exactly that. A GET
// shows a page with a button and nothing about the reader (promise R1).
import type { Context } from 'hono'
import { type DeliveryOutcome, type OwnCopy, ownCopyPage, ownDataPage } from '../../archive/forms/own-data-page.ts'
import { statusOf } from '../../delivery/receipt/status.ts'
import type { Delivery, DeliveryFacts } from '../../delivery/types.ts'
import { keyIdIn } from '../../subscription/links/link.ts'
import { isOpen, type OwnDataLink, readOwnDataToken } from '../../subscription/links/own-data-link.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { dossierJson } from '../operating/dossier-json.ts'
import { dossierOf, eraseReader } from '../operating/reader-acts.ts'
import { showAddressForm, takeAddressForm } from './address-form.ts'
import { answerWith, fileAnswer } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { fieldsIn, languageAsked, noticeResponse, type Serve, tokenIn } from './request.ts'

export function showOwnData(api: ApiContext): Serve {
  return async (context) => {
    const opened = await open(api, context)
    if (opened === null) return noticeResponse(api, context, 'preferences-link', 400)
    const { link, reader } = opened
    if (!isOpen(link, reader, api.ports.clock.now())) return old(api, context, reader)
    if (reader === null) return noticeResponse(api, context, 'gone', 410)
    if (link.act === 'address') return showAddressForm(api, reader.language)
    return answerWith(ownDataPage(await api.pageContext(reader.language), link.act), 200)
  }
}

export function takeOwnData(api: ApiContext): Serve {
  return async (context) => {
    const opened = await open(api, context)
    if (opened === null) return noticeResponse(api, context, 'preferences-link', 400)
    const { link, reader } = opened
    if (!isOpen(link, reader, api.ports.clock.now())) return old(api, context, reader)
    if (link.act === 'address') return takeAddressForm(api, context, link, reader)
    return link.act === 'erase' ? erase(api, context, link, reader) : give(api, context, reader)
  }
}

/** Also if the record is gone: an interrupted erasure is completed with the address that the link was mailed to. */
async function erase(
  api: ApiContext,
  context: Context,
  { subscriber: id, address }: OwnDataLink,
  reader: Subscriber | null,
): Promise<Response> {
  await eraseReader(api.ports, { id, address: reader?.address ?? address })
  api.ports.log.info('A reader was erased by their own wish.', { subscriber: id })
  return answerWith(await api.constant('erased', reader?.language ?? (await languageAsked(api, context))), 200)
}

async function give(api: ApiContext, context: Context, reader: Subscriber | null): Promise<Response> {
  if (reader === null) return noticeResponse(api, context, 'gone', 410)
  const dossier = await dossierOf(api.ports, reader)
  const now = api.ports.clock.now().toISOString()
  const fields = await fieldsIn(context)
  if (fields.first('do') === 'json')
    return fileAnswer(dossierJson(dossier, now), 'application/json; charset=utf-8', 'my-data.json')
  const emails = dossier.deliveries.map((one) => emailOf(one, now))
  const copy = { record: reader, emails, topics: await api.topics() }
  const page = ownCopyPage(await api.pageContext(reader.language), copy)
  return answerWith(page, 200)
}

function emailOf({ kind, request, facts }: Delivery, now: string): OwnCopy['emails'][number] {
  const at = facts.submitted?.at ?? facts.delivered?.at ?? facts.skipped?.at ?? facts.refused?.at ?? null
  return { edition: kind === 'edition' ? request : null, at, fate: fateOf(facts, now) }
}

function fateOf(facts: DeliveryFacts, now: string): DeliveryOutcome {
  if (facts.complained) return 'spam'
  if (facts.bounced) return 'bounced'
  if (facts.delivered) return 'delivered'
  const status = statusOf(facts, now)
  if (status === 'submitted') return 'sent'
  return status === 'skipped' || status === 'failed' || status === 'unsent' ? 'unsent' : 'unknown'
}

async function open(
  { ports }: ApiContext,
  context: Context,
): Promise<{ link: OwnDataLink; reader: Subscriber | null } | null> {
  const token = tokenIn(context)
  const link = readOwnDataToken(token, await ports.secrets.linkKeys(keyIdIn(token)))
  return link === null ? null : { link, reader: await ports.subscribers.get(link.subscriber) }
}

async function old(api: ApiContext, context: Context, reader: Subscriber | null): Promise<Response> {
  return answerWith(await api.constant('data-old', reader?.language ?? (await languageAsked(api, context))), 410)
}
