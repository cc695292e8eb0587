// What the sources contributed, in words for the operator: rows of the proof, and a group of an alert.

import type { EmailWriter } from '../emails/transactional-email.ts'
import { sourcesCommand } from './commands.ts'
import { type SourceFigures, troubled } from './source-figures.ts'

export interface SourceRow {
  name: 'sources' | 'source'
  value: string
  isWarning: boolean
}

/** Most sources with a row of their own; further ones are only in the totals. Chosen, not measured. */
const mostRows = 12

/** Problems first. */
export function sourceRows(say: EmailWriter['say'], figures: SourceFigures): SourceRow[] {
  const { count, articles, stories, listed, mistakes } = figures
  const warning = (value: string): SourceRow => ({ name: 'source', value, isWarning: true })
  const shown = listed.slice(0, mostRows)
  const more = count - shown.length
  return [
    { name: 'sources', value: say('operator-sources', { count, articles, stories }), isWarning: false },
    ...mistakes.map((mistake) => warning(say('operator-source-mistake', { mistake }))),
    ...shown.flatMap(({ source, trouble, unanswered, ...own }) => [
      trouble === null
        ? { name: 'source' as const, value: say('operator-source', { source, ...own }), isWarning: false }
        : warning(say('operator-source-trouble', { source, trouble })),
      ...(unanswered === undefined
        ? []
        : [warning(say('operator-source-unanswered', { source, count: unanswered.entries, why: unanswered.why }))]),
    ]),
    ...(more > 0
      ? [{ name: 'source' as const, value: say('operator-sources-more', { count: more }), isWarning: false }]
      : []),
  ]
}

/** Sources that need attention, as a group of an alert; `null` if none does. */
export function sourceGroup(say: EmailWriter['say'], figures: SourceFigures | undefined, commandOptions?: string) {
  if (figures === undefined) return null
  const items = [
    ...figures.mistakes.map((mistake) => ({ reason: mistake, where: sourcesCommand('list', commandOptions) })),
    ...troubled(figures).map(({ source, trouble }) => ({
      reason: say('operator-source-trouble', { source, trouble: trouble ?? '' }),
      where: sourcesCommand(`check ${source}`, commandOptions),
    })),
  ]
  if (items.length === 0) return null
  return { title: say('operator-sources-group'), verdict: say('operator-aside-verdict'), isForm: true, items }
}
