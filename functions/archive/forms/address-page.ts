// The pages of a change of address: where a reader enters the new one, and what its link and the undo link open.
import type { Problem } from '../../subscription/requests/submitted-form.ts'
import { addressProblems, problemFields, problemText } from './fields.ts'
import { noticePage } from './notice-page.ts'
import type { PageContext } from './page-context.ts'

export interface AddressForm {
  /** As it was typed before. */
  typed: string
  problems: readonly Problem[]
}

/** Contains nothing about the reader. */
export function addressFormPage(context: PageContext, { typed, problems }: AddressForm): string {
  const { say } = context
  const heading = say('own-address-title')
  return context.render('address', {
    ...problemFields(context, heading, problems),
    heading,
    text: say('own-address-text'),
    address: typed,
    addressProblem: problemText(context, problems, addressProblems),
  })
}

/** The same for every address, except for the address itself (promise R2). */
export function addressSentPage(context: PageContext, address: string): string {
  const { say, list } = context
  const words = { title: say('sent-title'), text: say('address-sent-text', { address, from: list.fromAddress }) }
  return noticePage(context, words, [], null)
}

/** What would be done, and the button that does it. */
export function addressLinkPage(context: PageContext, act: 'change' | 'undo'): string {
  const { say } = context
  return context.render('own-data', {
    title: say(`address-${act}-title`),
    paragraphs: [say(`address-${act}-what`), say(`address-${act}-then`)],
    button: say(`address-${act}-button`),
    file: null,
  })
}
