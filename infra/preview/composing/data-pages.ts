// The pages on what is kept of a reader.
import { ownCopyPage, ownDataPage } from '../../../functions/archive/forms/own-data-page.ts'
import type { OfferedTopic, PageContext } from '../../../functions/archive/forms/page-context.ts'
import { privacyPage } from '../../../functions/archive/forms/privacy-page.ts'
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
  ['privacy', { label: 'Privacy', make: ({ context, languages }) => privacyPage(context, languages) }],
]

function ownCopy({ context, reader, topics, now }: Facts): string {
  const at = now.toISOString()
  const emails = [
    { edition: '2026-W47', at, fate: 'sent' as const },
    { edition: null, at, fate: 'delivered' as const },
  ]
  return ownCopyPage(context, { record: reader, emails, topics })
}
