// The pages about a reader's data and address.
import { addressFormPage, addressLinkPage, addressSentPage } from '../../../functions/archive/forms/address-page.ts'
import { ownCopyPage, ownDataPage } from '../../../functions/archive/forms/own-data-page.ts'
import type { OfferedTopic, PageContext } from '../../../functions/archive/forms/page-context.ts'
import { privacyPage } from '../../../functions/archive/forms/privacy-page.ts'
import type { Problem } from '../../../functions/subscription/requests/submitted-form.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'

interface Facts {
  context: PageContext
  languages: readonly string[]
  reader: Subscriber
  topics: readonly OfferedTopic[]
  now: Date
}

export const dataPages: [string, { label: string; make: (facts: Facts) => string }][] = [
  ['own-copy', { label: 'Your data: copy', make: ({ context }) => ownDataPage(context, 'copy') }],
  ['own-copy-shown', { label: 'Your data: what is kept', make: ownCopy }],
  ['own-erase', { label: 'Your data: erase', make: ({ context }) => ownDataPage(context, 'erase') }],
  ['own-address', { label: 'Your address: give another', make: (facts) => address(facts, '', []) }],
  [
    'own-address-again',
    { label: 'Your address: to be corrected', make: (facts) => address(facts, 'ann', ['address-at']) },
  ],
  [
    'own-address-sent',
    { label: 'Your address: asked', make: ({ context, reader }) => addressSentPage(context, reader.address) },
  ],
  ['address-change', { label: 'Your address: confirm', make: ({ context }) => addressLinkPage(context, 'change') }],
  ['address-undo', { label: 'Your address: undo', make: ({ context }) => addressLinkPage(context, 'undo') }],
  ['privacy', { label: 'Privacy', make: ({ context, languages }) => privacyPage(context, languages) }],
]

function address({ context }: Facts, typed: string, problems: Problem[]): string {
  return addressFormPage(context, { typed, problems })
}

function ownCopy({ context, reader, topics, now }: Facts): string {
  const at = now.toISOString()
  const emails = [
    { edition: '2026-W47', at, fate: 'sent' as const },
    { edition: null, at, fate: 'delivered' as const },
  ]
  return ownCopyPage(context, { record: reader, emails, topics })
}
