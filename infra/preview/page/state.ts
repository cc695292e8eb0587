// Everything that one view of the preview's page consists of: the query, the email, the open tab, the inbox.
import type { PageQuery } from '../query.ts'
import type { View } from '../types.ts'
import type { Panel } from './tabs/tabs.ts'

export interface PageState {
  pageQuery: PageQuery
  view: View
  panel: Panel
  /** Address of the running inbox, or `null`. */
  inbox: string | null
  /** What to type to start the list whose inbox it is. */
  start: string
  /** Saves that open pages had been told of when this one was made. */
  told: number
}
