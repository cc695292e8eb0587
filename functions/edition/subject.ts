// Subject and preheader: the lead's name line "and n more", then the next two name lines (editorial rule 5).
import { closed, type Direction, inFrame, isolate } from './bidi.ts'
import type { Say } from './messages.ts'

/** Characters: phones show about as many of a subject. Taken from how inboxes look, not measured here. */
const aimedLength = 60

/**
 * @param names name lines in reading order, at least the first
 * @param count of all stories
 * The count is left out where the name would be cut for it: the whole name says more, and the preheader has the next.
 *
 * @example subjectOf(['Russia’s hold keeps deepening', 'b', 'c'], 3, say) // 'Russia’s hold keeps deepening – and 2
 * more'
 */
export function subjectOf(names: readonly string[], count: number, say: Say, dir: Direction = 'ltr'): string {
  const [lead = ''] = names
  const counted = inFrame(say('subject', { name: lead, count: count - 1 }), dir)
  return count > 1 && length(counted) <= aimedLength ? counted : inFrame(shortened(lead, aimedLength), dir)
}

/** Characters: more than any inbox shows of it. */
const preheaderLength = 200

/** The next two name lines; a briefing of one story shows its label instead. */
export function preheaderOf(names: readonly string[], leadLabel: string, dir: Direction): string {
  const next = names.slice(1, 3).map((name) => isolate(name, dir))
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
