// An email of a list that has a logo; the sample list has none.
import { composeLinks } from '../../functions/edition/emails/links.ts'
import { someSettings } from '../support/samples/builders.ts'
import { compiledTemplates } from '../support/worlds/message-world.ts'

export const listWithLogo = someSettings({ logo: { width: 320, height: 56 } })

export function logoEmail(reader = 'reader'): string {
  const [preferencesUrl, leaveUrl] = ['preferences', 'leave'].map((to) => `${listWithLogo.siteUrl}/${to}/${reader}`)
  const facts = {
    language: 'en',
    reason: 'renewed',
    preferencesUrl: preferencesUrl ?? '',
    leaveUrl: leaveUrl ?? '',
  } as const
  return composeLinks({ templates: compiledTemplates, list: listWithLogo, topics: [] }, facts).html
}
