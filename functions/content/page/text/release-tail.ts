// Finds what a company or an office adds below a text that it sends out: about itself, to editors, and whom to ask.
import type { KindBlock } from '../lines/split.ts'

/** Fewest words of a paragraph, fewest words of text before a tail can end it, largest share of them in a tail, most
 * words of its head, and number of lines below a bare head within which an address must come. Chosen, not measured. */
const prose = 12
const fewestAbove = 80
const mostBehind = 0.7
const longestHead = 9
const addressWithin = 4
/** Number of first characters in which a paragraph names its sender. */
const namedWithin = 80

const ends =
  /^\W{0,4}(?:ends?|ende|fin|notes? (?:to|for) (?:the )?editors?|(?:media|pr[e]ss|news) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office|relations)|presse-?kontakt|kontakt für (?:die )?(?:medien|presse)|contacts? (?:presse|médias?)|contacto (?:de )?prensa)\W{0,4}(?::.{0,80})?$/i
const bare =
  /^\W{0,3}(?:contacts?|kontakt|contacto|contatti|contato|for (?:more|further) information(?:,? (?:please )?contact)?)\W{0,3}$/i
const address = /@[\w-]{1,60}\.\w|\+?\d[\d ()/.-]{7,}/
const about =
  /^\W{0,3}(?:about|über(?: die| das| den)?|à propos d(?:e la |u |es |e |['’])|acerca de(?:l| la)?|sobre (?:el |la |a |o )?|informazioni su(?:l|lla)? ?) ?(?:the )?(\p{Lu}[\p{L}\p{N}&.'’-]{1,40})/iu

/** Index of the block with which it begins; the number of blocks if there is none. */
export function beforeReleaseTail(blocks: readonly KindBlock[]): number {
  const proseOf = ({ kind, words }: KindBlock) => (kind === 'text' && words >= prose ? words : 0)
  let above = 0
  let behind = blocks.reduce((sum, block) => sum + proseOf(block), 0)
  for (const [at, block] of blocks.entries()) {
    const isBehindText = above >= fewestAbove && behind <= mostBehind * above
    if (isBehindText && isHead(block, blocks.slice(at + 1, at + 1 + addressWithin))) return at
    above += proseOf(block)
    behind -= proseOf(block)
  }
  return blocks.length
}

function isHead({ text, words }: KindBlock, behind: readonly KindBlock[]): boolean {
  const name = about.exec(text.slice(0, namedWithin))?.[1] ?? ''
  if (words > longestHead) return name !== '' && text.slice(0, 2 * namedWithin).split(name).length > 2
  if (ends.test(text)) return true
  if (bare.test(text)) return behind.some((one) => address.test(one.text))
  const [next] = behind
  return name !== '' && !/[.!?]$/.test(text) && (next?.text.slice(0, namedWithin).includes(name) ?? false)
}
