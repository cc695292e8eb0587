// Subject and preheader: the lead headline "and n more", then the next two headlines (editorial rule 5).
import { closed, type Direction, isolate } from './bidi.ts'
import type { Say } from './messages.ts'

/** Phones show about this many characters of a subject. */
const aimedLength = 60

/**
 * @param headlines in reading order, at least one
 * @example subjectOf(['Russia’s hold keeps deepening', 'b', 'c'], say) // 'Russia’s hold keeps deepening – and 2 more'
 */
export function subjectOf(headlines: readonly string[], say: Say): string {
  const [lead = '', ...others] = headlines
  if (others.length === 0) return shortened(lead, aimedLength)
  const around = say('subject', { headline: '', count: others.length })
  return say('subject', { headline: shortened(lead, aimedLength - length(around)), count: others.length })
}

/** More than any inbox shows of it. */
const preheaderLength = 200

/** The next two headlines; a briefing of one story shows its label instead. */
export function preheaderOf(headlines: readonly string[], leadLabel: string, dir: Direction): string {
  const next = headlines.slice(1, 3).map((headline) => isolate(headline, dir))
  return shortened(next.length === 0 ? leadLabel : next.join(' · '), preheaderLength)
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
