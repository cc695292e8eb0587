// An article's lead by itself, which a brief tells (promise C5): where the lead stands, but not what is behind it, all
// else that could be printed are details of what nobody was told.

import { countWords } from '../language/fold.ts'
import time from '../language/lists/time-phrases.json' with { type: 'json' }
import { outsideQuotations } from '../language/quotation.ts'
import { alternatives } from '../language/word-list.ts'
import type { Article } from '../types.ts'
import { announcing, type Excerpt, type ExcerptCaps, excerptsAt, isCut, leadsOf } from './excerpt.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'
import { muchOfTitle } from './point.ts'
import { subjectOf } from './title-as-headline.ts'
import { isAmong, type Position, type Unit } from './unit.ts'

interface WithUnits {
  article: Article
  units: readonly Unit[][]
}

/** Where none of the excerpts of several sentences holds it, and it says what the title says, or none of them does. */
export function loneLeadBeside(several: readonly Excerpt[], reading: WithUnits, caps: ExcerptCaps): Excerpt[] {
  const { article, units } = reading
  const [lead] = leadsOf(article, units)
  if (lead === undefined || several.some(({ positions }) => isAmong(positions, lead))) return []
  const text = units[lead.paragraph]?.[lead.unit]?.text ?? ''
  const title = wordsOf(subjectOf(article.title?.value ?? ''))
  const saysTitle = (words: string) => areOnOneThing(title, wordsOf(words))
  const isTold = several.some((excerpt) => saysMuchOf(title, wordsOf(textIn(excerpt, units))))
  const tells = saysTitle(text) || (!isTold && (reports.test(text) || title.size === 0) && naming.test(text))
  if (!tells || countWords(text) < fewestWords || toReader.test(outsideQuotations(text))) return []
  if (isTurned(lead, units) || announces(lead, units)) return []
  return excerptsAt(lead, reading, caps, 1).slice(0, 1)
}

const saysMuchOf = (title: ReadonlySet<string>, said: ReadonlySet<string>) =>
  [...title].filter((word) => said.has(word)).length >= muchOfTitle * title.size

/** Words of a lead that tells its article by itself: shorter ones set a scene. Chosen by reading. */
const fewestWords = 12

/** It says by whom something is known, and when that was said: news, whatever its title makes of it. */
const reports = new RegExp(
  `^(?!.*\\?).*?\\b(?:according to|said|says|announced|reported|showed|found|data|figures)\\b[^.]{0,80}\\b(?:(?:${alternatives(time.weekdays)})\\b|today\\b|(?:${alternatives(time.months)}) \\d)`,
  'u',
)

/** It names somebody or something. */
const naming = /\p{L} ["“‘']?\p{Lu}\p{L}/u

const textIn = ({ positions }: Excerpt, units: readonly Unit[][]) =>
  positions.map(({ paragraph, unit }) => units[paragraph]?.[unit]?.text ?? '').join(' ')

/** A call to whoever reads it. */
const toReader = /\b(?:you|your|yours|you[’'](?:ve|re|ll|d))\b/i

/** A few words in its paragraph finish or turn what it says. */
const isTurned = ({ paragraph, unit }: Position, units: readonly Unit[][]) =>
  units[paragraph]?.slice(unit + 1).some(isCut) === true

/** What stands behind it leads to a list, and tells more. */
function announces({ paragraph, unit }: Position, units: readonly Unit[][]): boolean {
  const [next] = [...(units[paragraph] ?? []).slice(unit + 1), ...units.slice(paragraph + 1).flat()]
  return next !== undefined && announcing.test(next.text)
}
