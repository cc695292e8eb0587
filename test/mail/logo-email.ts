// An email of a list that has a logo; the sample list has none.
import { composeLinks } from '../../functions/edition/emails/links.ts'
import type { Settings } from '../../functions/environment.ts'
import { someSettings } from '../support/samples/builders.ts'
import { compiledTemplates } from '../support/worlds/message-world.ts'

export const listWithLogo = someSettings({ logo: { width: 320, height: 56 } })

/** @param changes of the list */
export function logoEmail(reader = 'reader', changes: Partial<Settings> = {}): string {
  const list = { ...listWithLogo, ...changes }
  const [preferencesUrl, leaveUrl] = ['preferences', 'leave'].map((to) => `${list.siteUrl}/${to}/${reader}`)
  const facts = {
    language: 'en',
    reason: 'renewed',
    preferencesUrl: preferencesUrl ?? '',
    leaveUrl: leaveUrl ?? '',
  } as const
  return composeLinks({ templates: compiledTemplates, list, topics: [] }, facts).html
}
