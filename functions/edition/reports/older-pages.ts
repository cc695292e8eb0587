// Pages of the stock that an edition was not composed from, in words for the operator.
import { mostStockPages } from '../../environment.ts'
import type { EmailWriter } from '../emails/transactional-email.ts'

export interface OlderPages {
  pages: number
  /** The setting `stockPages`. */
  limit: number
}

/** As commands and reports print it. */
export function olderPagesLine({ pages, limit }: OlderPages): string {
  const left = pages === 1 ? '1 older page was' : `${pages} older pages were`
  const raised = limit < mostStockPages ? `raise that in cdk.json (to ${mostStockPages} at most), ` : ''
  return `${left} not read: an edition is composed from the newest ${limit} ("stockPages"); ${raised}shorten "stockDays" in cdk.json, or take less from your sources ("keep", "include", "exclude")`
}

/** As a group of an alert; `null` if all were read. */
export function olderPagesGroup(say: EmailWriter['say'], older: OlderPages | undefined) {
  if (older === undefined) return null
  const item = { reason: olderPages(say, older), where: whatToDo(say, older) }
  return { title: say('operator-older-group'), verdict: say('operator-aside-verdict'), isForm: true, items: [item] }
}

export function olderPages(say: EmailWriter['say'], { pages: count, limit }: OlderPages): string {
  return say('operator-older', { count, limit })
}

export function whatToDo(say: EmailWriter['say'], { limit }: OlderPages): string {
  return limit < mostStockPages ? say('operator-older-raise', { limit: mostStockPages }) : say('operator-older-where')
}
