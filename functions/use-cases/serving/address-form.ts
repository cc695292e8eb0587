// The page on which a reader enters a new address, opened by a link mailed to the address on record. A valid form puts
// one order on the queue and nothing else: the response and its timing reveal nothing about the new address (promise
// R2).
import type { Context } from 'hono'
import { addressFormPage, addressSentPage } from '../../archive/forms/address-page.ts'
import type { LanguageTag } from '../../content/types.ts'
import { idLength } from '../../ports.ts'
import type { OwnDataLink } from '../../subscription/links/own-data-link.ts'
import { checkNewAddress } from '../../subscription/new-address.ts'
import { isSameAddress, refusesChange } from '../../subscription/requests/address-change.ts'
import { type Problem, typedAddress } from '../../subscription/requests/submitted-form.ts'
import type { Subscriber } from '../../subscription/types.ts'
import { answerWith } from './answer.ts'
import type { ApiContext } from './api-context.ts'
import { fieldsIn, noticeResponse } from './request.ts'
import { networkIn } from './subscribe.ts'

export async function showAddressForm(
  api: ApiContext,
  language: LanguageTag,
  typed = '',
  problems: Problem[] = [],
): Promise<Response> {
  const html = addressFormPage(await api.pageContext(language), { typed, problems })
  return answerWith(html, problems.length > 0 ? 422 : 200)
}

export async function takeAddressForm(
  api: ApiContext,
  context: Context,
  { subscriber, version }: OwnDataLink,
  reader: Subscriber | null,
): Promise<Response> {
  if (reader === null) return noticeResponse(api, context, 'gone', 410)
  const { clock, queue, random } = api.ports
  const typed = typedAddress(await fieldsIn(context))
  const at = clock.now().toISOString()
  const checked = checkNewAddress(typed)
  if (!checked.ok) return showAddressForm(api, reader.language, typed, [`address-${checked.fault}`])
  const { address } = checked
  if (isSameAddress(address, reader.address)) return showAddressForm(api, reader.language, typed, ['address-same'])
  const refused = refusesChange(reader, at)
  if (refused === 'too-many') return showAddressForm(api, reader.language, typed, ['address-often'])
  if (refused !== null) return answerWith(await api.constant('gone', reader.language), 410)
  const network = await networkIn(api, context)
  const request = random.id(idLength.unguessable)
  await queue.message({ kind: 'address', request, subscriber, at, address, version, network })
  return answerWith(addressSentPage(await api.pageContext(reader.language), address), 200)
}
