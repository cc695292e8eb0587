// How a browser gets to the pages about a reader's data.
import type { OwnDataAct } from '../../../functions/subscription/links/own-data-link.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import type { ReaderSite } from '../worlds/reader-site.ts'

interface Visit {
  site: ReaderSite
  open: (path: string) => Promise<unknown>
  /** Clicks the first button. */
  send: () => Promise<unknown>
  reader: Subscriber
  arabic: Subscriber
}

export function ownDataWays(visit: () => Visit): [string, () => Promise<unknown>][] {
  const openFor = (act: OwnDataAct, whose: 'reader' | 'arabic') => {
    const { site, open, [whose]: one } = visit()
    return open(site.ownData(act, one.id, one.linksVersion, one.address))
  }
  return [
    ['the way to a copy of one’s data', () => openFor('copy', 'reader')],
    ['a copy of one’s data', () => openFor('copy', 'reader').then(() => visit().send())],
    ['a copy of one’s data in Arabic', () => openFor('copy', 'arabic').then(() => visit().send())],
    ['the way to erase one’s data', () => openFor('erase', 'reader')],
    ['an erasure in Arabic', () => openFor('erase', 'arabic').then(() => visit().send())],
    ['the form for a new address', () => openFor('address', 'reader')],
    [
      'the form for a new address in Arabic, to be corrected',
      () => openFor('address', 'arabic').then(() => visit().send()),
    ],
    ['the page on privacy', () => visit().open('/privacy')],
    ['the page on privacy in Arabic', () => visit().open('/privacy?lang=ar')],
  ]
}
