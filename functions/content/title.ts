// The title of an article among the short lines before its body.
import { plain } from './fold.ts'
import { titleShaped } from './line-kind.ts'
import type { KindBlock } from './split.ts'

/** The block most likely to be the title, or `null`: a title speaks of what the body speaks of. */
export function titleAmong(front: KindBlock[], body: KindBlock[], names: string[]): KindBlock | null {
  const vocabulary = new Set(body.slice(0, 40).flatMap((block) => stems(block.text)))
  const lines = front.slice(-25)
  let best: KindBlock | null = null
  let bestScore = 0
  for (const [at, block] of lines.entries()) {
    if (block.kind !== 'short' || !titleShaped(block) || names.includes(block.text)) continue
    const words = stems(block.text)
    const known = words.filter((word) => vocabulary.has(word)).length
    const share = words.length === 0 ? 0 : known / words.length
    const behindSeparator = lines[at - 1]?.kind === 'separator'
    if (share < 0.34 && !behindSeparator) continue
    const score = 2 * share + Math.min(block.words, 8) / 8 + (behindSeparator ? 1 : 0) - (lines.length - at) / 50
    if (score > bestScore) {
      best = block
      bestScore = score
    }
  }
  return best
}

const stems = (text: string) => (plain(text).match(/[\p{L}\p{N}]{4,}/gu) ?? []).map((word) => word.slice(0, 6))
