// The links of one reader that stand in every mail to them.
import { type LinkKey, signLink } from '../subscription/link.ts'

export interface ReaderLinks {
  leaveUrl: string
  preferencesUrl: string
}

export function readerLinks(siteUrl: string, subscriber: string, key: LinkKey): ReaderLinks {
  const link = (purpose: 'leave' | 'preferences') => `${siteUrl}/${purpose}/${signLink(purpose, subscriber, key)}`
  return { leaveUrl: link('leave'), preferencesUrl: link('preferences') }
}
