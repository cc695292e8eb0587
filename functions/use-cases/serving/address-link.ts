// The links of a change of address: the one in the new mailbox makes it, the one in the old mailbox undoes it. A GET
// shows a page with a button (promise R1).
//
// Both acts write in an order that can be interrupted anywhere and repeated with the same button: the pointer of the
// address to be used; the order for the email to the address given up, which is dropped unless the record is changed;
// the record; the pointer of the address given up, which is also released when that email is sent.
import type { Context } from 'hono'
import { addressLinkPage } from '../../archive/forms/address-page.ts'
import type { Notice } from '../../archive/forms/notice-page.ts'
import type { TakenAddress } from '../../reader-ports.ts'
import { keyIdIn } from '../../subscription/links/link.ts'
import {
  isSameAddress,
  type LinkState,
  stateOfChange,
  stateOfUndo,
  withAddress,
  withAddressBack,
} from '../../subscription/requests/address-change.ts'
import { type AddressLink, readAddressToken } from '../../subscription/requests/address-link.ts'
import type { Subscriber, Suppression } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { askForLinks } from './ask-links.ts'
import { fieldsIn, languageAsked, noticeResponse, type Serve, tokenIn } from './request.ts'

export function showAddressLink(api: ApiContext): Serve {
  return async (context) => {
    const opened = await open(api, context)
    if (opened === null) return noticeResponse(api, context, 'address-link', 400)
    const { link, reader, state } = opened
    if (reader === null || state !== 'open') return say(api, context, reader, ended(link, state, reader))
    return answerWith(addressLinkPage(await api.pageContext(reader.language), link.act), 200)
  }
}

export function takeAddressLink(api: ApiContext): Serve {
  return async (context) => {
    const opened = await open(api, context)
    if (opened === null) return noticeResponse(api, context, 'address-link', 400)
    const { link, reader, state } = opened
    const fields = await fieldsIn(context)
    if (fields.first('do') === 'links') return askForLinks(api, context, fields, link.subscriber)
    if (reader === null || state !== 'open') return say(api, context, reader, ended(link, state, reader))
    const after = await make(api, link, reader)
    return say(api, context, after.reader, after.notice)
  }
}

async function make(
  { ports }: ApiContext,
  link: AddressLink,
  before: Subscriber,
): Promise<{ reader: Subscriber | null; notice: Notice }> {
  const { addresses, clock, queue, subscribers, log } = ports
  const { subscriber, change, address } = link
  const now = clock.now()
  const at = now.toISOString()
  const there = await addresses.take({ id: subscriber, address })
  const against = reasonAgainst(link, there)
  if (against !== null) return { reader: before, notice: against }
  const earlier = { id: subscriber, address: before.address }
  const act = link.act === 'change' ? 'changed' : 'undone'
  await queue.message({ kind: 'address-changed', act, change, subscriber, at, address: earlier.address }, orderedAhead)
  const { suppressed } = { suppressed: null, ...there }
  const made: { state: LinkState } = { state: 'void' }
  const reader = await subscribers.update(subscriber, (found) => {
    made.state = stateOf(link, found, now)
    if (made.state !== 'open') return null
    if (!isSameAddress(found.address, earlier.address))
      throw new Error('The address of a reader was changed by somebody else at the same moment.')
    return changed(link, found, at, suppressed)
  })
  if (reader !== null && made.state === 'open' && !isSameAddress(earlier.address, address)) {
    await addresses.release(earlier, at)
    log.info('A reader has another address.', { subscriber, change, act })
  }
  return { reader, notice: ended(link, made.state === 'open' ? 'done' : made.state, reader) }
}

/** Seconds by which the order is delayed, so that the record is changed before it is read. */
const orderedAhead = 2

/** A mailbox that takes its address back gets it whatever its suppression; a new address must be free to be mailed. */
function reasonAgainst({ act }: AddressLink, there: TakenAddress): Notice | null {
  if (there.outcome === 'held') return 'address-held'
  return act === 'change' && there.suppressed !== null ? 'address-barred' : null
}

function changed(link: AddressLink, reader: Subscriber, at: string, there: Suppression | null): Subscriber {
  return link.act === 'change' ? withAddress(reader, link, at, there) : withAddressBack(reader, link, at, there)
}

function stateOf(link: AddressLink, reader: Subscriber, now: Date): LinkState {
  return link.act === 'change' ? stateOfChange(link, reader, now) : stateOfUndo(link, reader, now)
}

/** The notice shown if there is nothing more to do. */
function ended({ act }: AddressLink, state: LinkState, reader: Subscriber | null): Notice {
  if (state === 'done') return act === 'change' ? 'address-changed' : 'address-undone'
  return reader === null || reader.status !== 'active' ? 'gone' : 'address-old'
}

async function open(
  { ports }: ApiContext,
  context: Context,
): Promise<{ link: AddressLink; reader: Subscriber | null; state: LinkState } | null> {
  const token = tokenIn(context)
  const link = readAddressToken(token, await ports.secrets.linkKeys(keyIdIn(token)))
  if (link === null) return null
  const reader = await ports.subscribers.get(link.subscriber)
  return { link, reader, state: reader === null ? 'void' : stateOf(link, reader, ports.clock.now()) }
}

const statuses: Partial<Record<Notice, number>> = {
  gone: 410,
  'address-old': 410,
  'address-held': 409,
  'address-barred': 409,
}

async function say(api: ApiContext, context: Context, reader: Subscriber | null, name: Notice): Promise<Response> {
  const language = reader?.language ?? (await languageAsked(api, context))
  return answerWith(await api.constant(name, language), statuses[name] ?? 200)
}
