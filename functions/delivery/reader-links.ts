// The links of one reader that stand in every mail to them.
import { type LinkKey, signLink } from '../subscription/link.ts'
import { type LinkOwner, preferencesToken } from '../subscription/preferences-link.ts'

export interface ReaderLinks {
  /** Works for as long as its key is in use. */
  leaveUrl: string
  /** Works for half a year, or until the reader renews their links. */
  preferencesUrl: string
}

/** @param date of the mail */
export function readerLinks(siteUrl: string, reader: LinkOwner, key: LinkKey, date: Date): ReaderLinks {
  return {
    leaveUrl: `${siteUrl}/leave/${signLink('leave', reader.id, key)}`,
    preferencesUrl: `${siteUrl}/preferences/${preferencesToken(reader, date, key)}`,
  }
}
