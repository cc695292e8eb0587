// The links that every email to a reader contains: preferences and unsubscribe.
import { type LinkKey, signLink } from '../../subscription/links/link.ts'
import { type LinkOwner, preferencesToken } from '../../subscription/links/preferences-link.ts'

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

/** As long as the longest token we sign: a signature of 43 characters, two ids of 22, a key id, an expiry and dots. */
const sampleToken = '0'.repeat(100)

/** For measuring a message that is not sent to anyone. */
export const sampleLinks = (siteUrl: string): ReaderLinks => ({
  leaveUrl: `${siteUrl}/leave/${sampleToken}`,
  preferencesUrl: `${siteUrl}/preferences/${sampleToken}`,
})
