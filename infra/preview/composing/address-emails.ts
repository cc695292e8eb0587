// The emails of a change of address, at noon on the day after the edition came out; the reader has the same address
// before and after.
import type { DeliveryKey } from '../../../functions/delivery/types.ts'
import { type AddressOccasion, composeAddress } from '../../../functions/edition/emails/address.ts'
import { sitePath } from '../../../functions/environment.ts'
import { addressToken, addressUndoToken } from '../../../functions/subscription/requests/address-link.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type Generation, weekOf } from './generation.ts'
import { previewKey } from './preview-key.ts'
import type { PreparedMail } from './shown-email.ts'
import { emailContextOf, noonAfter, noticeFor, requestId, written } from './transactional-emails.ts'

export function addressEmail(about: AddressOccasion) {
  return async (generation: Generation, number: number, reader: Subscriber): Promise<PreparedMail> => {
    const at = noonAfter((await weekOf(generation, number)).date)
    const { siteUrl } = await generation.settings()
    const token = tokenOf(about, reader, at)
    const email = composeAddress(await emailContextOf(generation), {
      language: reader.language,
      about,
      openUrl: token === null ? null : `${siteUrl}${sitePath.address}${token}`,
    })
    const key: DeliveryKey = { kind: 'address', request: requestId, subscriber: reader.id }
    const made = await written(generation, email, { key, at, reader, leaveUrl: null })
    return { occasion: occasions[about], notice: noticeFor(reader), due: at, made: { ...made, stories: [] } }
  }
}

const occasions: Record<AddressOccasion, string> = {
  wanted: 'To the new address of',
  taken: 'To the new address of',
  changed: 'To the earlier address of',
  undone: 'To the other address of',
}

function tokenOf(about: AddressOccasion, { id, linksVersion, address }: Subscriber, at: string): string | null {
  if (about === 'wanted') return addressToken(id, { change: requestId, version: linksVersion, address }, at, previewKey)
  return about === 'changed' ? addressUndoToken(id, { change: requestId, address }, at, previewKey) : null
}
