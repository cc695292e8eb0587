// Subject and preheader: the lead's name line "and n more", then the next two name lines (editorial rule 5). Sets how
// long a subject and a preheader are (characters).
import { closed, type Direction, inFrame, isolate } from './bidi.ts'
import type { Say } from './messages.ts'

/** Characters: about as many as phones show of a subject. Taken from how inboxes look, not measured here. */
const aimedLength = 60

/**
 * The subject of more than one story always says how many more there are: a name too long for that is shortened, but
 * not after a small word.
 *
 * @param names name lines in reading order, at least the first
 * @param count of all stories
 * @example subjectOf(['Russia’s hold keeps deepening', 'b', 'c'], 3, say) // 'Russia’s hold keeps deepening – and 2
 * more'
 */
export function subjectOf(names: readonly string[], count: number, say: Say, dir: Direction = 'ltr'): string {
  const [lead = ''] = names
  if (count < 2) return inFrame(shortenedName(lead, aimedLength), dir)
  const around = say('subject', { name: '', count: count - 1 })
  const name = shortenedName(lead, aimedLength - length(around))
  return inFrame(say('subject', { name, count: count - 1 }), dir)
}

/** Cut at a word, and not behind one to three words that belong to what is gone: “… across the…” becomes “… across…”,
 * and “… again from 4…” becomes “… again from…”. */
export function shortenedName(name: string, limit: number): string {
  return shortened(name, limit).replace(smallEnd, '')
}

/** Words of one to three small letters, and numbers. */
const smallEnd = /(?<=\S) ?[,;:–—]?(?: (?:\p{Ll}{1,3}|\p{N}[\p{N}.,]{0,9})){1,3}(?=…[\p{P}\p{Cf}]*$)/u

/** Characters: more than any inbox shows. */
const preheaderLength = 200

/** The next two name lines; a briefing of one story shows its label instead. */
export function preheaderOf(names: readonly string[], leadLabel: string, dir: Direction): string {
  const next = names.slice(1, 3).map((name) => isolate(name, dir))
  return inFrame(shortened(next.length === 0 ? leadLabel : next.join(' · '), preheaderLength), dir)
}

/** Cut at a word if possible, and ended with an ellipsis. */
export function shortened(text: string, limit: number): string {
  if (text.length <= limit) return text
  const characters = [...text]
  if (characters.length <= limit) return text
  // One character more than fits: if it is a space, the last word is whole.
  const head = characters.slice(0, limit - 1).join('')
  const atWord = /^(.+)\s/su.exec(characters.slice(0, limit).join(''))?.[1]
  const kept = atWord !== undefined && length(atWord) > limit / 2 ? atWord : head
  return closed(`${kept.replace(/[\s,;:.–—،؛-]+$/u, '')}…`)
}

function length(text: string): number {
  return [...text].length
}
