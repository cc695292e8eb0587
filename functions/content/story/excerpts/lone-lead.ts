// Finds the article's lead alone, as a brief prints it (promise C5): if the lead can be printed but not what follows,
// everything else that could be printed is detail without its subject.

import time from '../../language/lists/time-phrases.json' with { type: 'json' }
import { outsideQuotations } from '../../language/sentences/quotation.ts'
import { countWords } from '../../language/words/fold.ts'
import { alternatives } from '../../language/words/word-list.ts'
import type { Article } from '../../types.ts'
import { announcing, type Excerpt, type ExcerptCaps, excerptsAt, isCut, leadsOf } from './excerpt.ts'
import { areOnOneThing, wordsOf } from './headline-fit.ts'
import { subjectOf } from './title-as-headline.ts'
import { isAmong, type Position, type Unit } from './unit.ts'

interface WithUnits {
  article: Article
  units: readonly Unit[][]
}

/** The lead, if no excerpt of several sentences contains it, and if it says what the title says or no excerpt does. */
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
  if (isTurned(lead, units) || announces(lead, units, !isTold && saysMuchOf(title, wordsOf(text)))) return []
  return excerptsAt(lead, reading, caps, 1).slice(0, 1)
}

/** Share of a title's words from which an excerpt says what the title says, and not only whom it is about. In 300 news
 * texts, 15 of the 17 excerpts that contain a sentence of the human extract reach it, and 11 of the 24 that contain
 * none. */
const muchOfTitle = 0.4
const saysMuchOf = (title: ReadonlySet<string>, said: ReadonlySet<string>) =>
  [...title].filter((word) => said.has(word)).length >= muchOfTitle * title.size

/** Fewest words in a lead that tells its article by itself; shorter ones only set a scene. Chosen after reading. */
const fewestWords = 12

/** Says who something is known from, and when that was said: this is news, whatever the title makes of it. */
const reports = new RegExp(
  `^(?!.*\\?).*?\\b(?:according to|said|says|announced|reported|showed|found|data|figures)\\b[^.]{0,80}\\b(?:(?:${alternatives(time.weekdays)})\\b|today\\b|(?:${alternatives(time.months)}) \\d)`,
  'u',
)

/** Names somebody or something. */
const naming = /\p{L} ["“‘']?\p{Lu}\p{L}/u

const textIn = ({ positions }: Excerpt, units: readonly Unit[][]) =>
  positions.map(({ paragraph, unit }) => units[paragraph]?.[unit]?.text ?? '').join(' ')

/** Addresses its reader. */
const toReader = /\b(?:you|your|yours|you[’'](?:ve|re|ll|d))\b/i

/** True if a few words after it in its paragraph complete or reverse what it says. */
const isTurned = ({ paragraph, unit }: Position, units: readonly Unit[][]) =>
  units[paragraph]?.slice(unit + 1).some(isCut) === true

/** True if the next sentence leads to a list, and so says more. For a lead that says what its title says, only a
 * sentence of the same paragraph counts: the next paragraph may lead to a long quotation. */
function announces({ paragraph, unit }: Position, units: readonly Unit[][], tellsTitle: boolean): boolean {
  const [here] = (units[paragraph] ?? []).slice(unit + 1)
  const [below] = units.slice(paragraph + 1).flat()
  const next = here ?? (tellsTitle ? undefined : below)
  return next !== undefined && announcing.test(next.text)
}
