// Why an edition under way sends nothing for a while: the daily quota is used up, or SES fails.

/** What an edition under way is waiting for. */
export interface Waiting {
  for: 'the daily quota' | 'SES'
  /** ISO instants. */
  since: string
  until: string
}
