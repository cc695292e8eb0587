// The emails that the preview can show. A new kind of email is one more entry.
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { addressEmail } from './address-emails.ts'
import { makeBriefing } from './briefing.ts'
import type { Generation } from './generation.ts'
import { makeAlert, makeProof } from './operator-emails.ts'
import type { PreparedMail } from './shown-email.ts'
import { linksFor, makeConfirmation, makeHelp, makeNotice, makeWelcome } from './transactional-emails.ts'

export interface MailKind {
  id: string
  label: string
  make: (generation: Generation, edition: number, reader: Subscriber) => Promise<PreparedMail>
}

export const mailKinds: readonly [MailKind, ...MailKind[]] = [
  { id: 'briefing', label: 'Briefing', make: makeBriefing },
  { id: 'confirmation', label: 'Confirmation', make: makeConfirmation },
  { id: 'welcome', label: 'Welcome', make: makeWelcome },
  { id: 'notice', label: 'Notice', make: makeNotice },
  { id: 'links', label: 'Links', make: linksFor('asked') },
  { id: 'links-leaving', label: 'Links: to leave', make: linksFor('leaving') },
  { id: 'links-copy', label: 'Links: a copy of the data', make: linksFor('copy') },
  { id: 'links-erase', label: 'Links: erase the data', make: linksFor('erase') },
  { id: 'links-address', label: 'Links: another address', make: linksFor('address') },
  { id: 'address', label: 'Address: asked', make: addressEmail('wanted') },
  { id: 'address-taken', label: 'Address: taken', make: addressEmail('taken') },
  { id: 'address-changed', label: 'Address: changed', make: addressEmail('changed') },
  { id: 'address-undone', label: 'Address: undone', make: addressEmail('undone') },
  { id: 'help', label: 'Help', make: makeHelp },
  { id: 'proof', label: 'Proof', make: makeProof },
  { id: 'alert', label: 'Alert', make: makeAlert },
]

export function mailKind(id: string): MailKind {
  return mailKinds.find((kind) => kind.id === id) ?? mailKinds[0]
}
