// Subject and preheader: the lead headline "and n more", then the next two headlines (editorial rule 5).
import { closed, type Direction, inFrame, isolate } from './bidi.ts'
import type { Say } from './messages.ts'

/** Phones show about this many characters of a subject. */
const aimedLength = 60

/**
 * @param headlines in reading order, at least one
 * @example subjectOf(['Russia’s hold keeps deepening', 'b', 'c'], say) // 'Russia’s hold keeps deepening – and 2 more'
 */
export function subjectOf(headlines: readonly string[], say: Say, dir: Direction = 'ltr'): string {
  const [lead = '', ...others] = headlines
  if (others.length === 0) return inFrame(headlineWithin(lead, aimedLength), dir)
  const around = say('subject', { headline: '', count: others.length })
  const headline = headlineWithin(lead, aimedLength - length(around))
  return inFrame(say('subject', { headline, count: others.length }), dir)
}

/** A headline made of a topic and a title: `Arts: from ‘The fraught relationship’`. */
const ofATitle = /^([^:]+)(: [^«“‘]{0,12}[«“‘])(.+)([»”’])$/su

/** A quotation that is cut still ends; where not two words of it fit, what stands before it is enough. */
function headlineWithin(text: string, limit: number): string {
  const [, topic = '', opening = '', title = '', ending = ''] = ofATitle.exec(text) ?? []
  if (length(text) <= limit || ending === '') return shortened(text, limit)
  const room = limit - length(topic + opening + ending)
  const cut = room > 1 ? shortened(title, room) : ''
  const words = cut.split(/\s+/).length
  return words < 2 ? shortened(topic, limit) : topic + opening + cut + ending
}

/** More than any inbox shows of it. */
const preheaderLength = 200

/** The next two headlines; a briefing of one story shows its label instead. */
export function preheaderOf(headlines: readonly string[], leadLabel: string, dir: Direction): string {
  const next = headlines.slice(1, 3).map((headline) => isolate(headline, dir))
  return inFrame(shortened(next.length === 0 ? leadLabel : next.join(' · '), preheaderLength), dir)
}

/** Cut at a word where that is possible, with an ellipsis that shows the cut. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const characters = [...text]
  if (characters.length <= limit) return text
  // One character more than fits: a space there means that the last word is whole.
  const head = characters.slice(0, limit - 1).join('')
  const atWord = /^(.+)\s/su.exec(characters.slice(0, limit).join(''))?.[1]
  const kept = atWord !== undefined && length(atWord) > limit / 2 ? atWord : head
  return closed(`${kept.replace(/[\s,;:.–—،؛-]+$/u, '')}…`)
}

function length(text: string): number {
  return [...text].length
}
