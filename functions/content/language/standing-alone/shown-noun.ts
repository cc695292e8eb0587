// "These standards", "that ruling": what a demonstrative refers to, unless its own sentence has mentioned it.
import pointing from '../lists/pointing-nouns.json' with { type: 'json' }
import speakers from '../lists/speakers.json' with { type: 'json' }
import { haveOneStem } from '../words/terms.ts'
import type { Token } from '../words/tokens.ts'
import { wordsOf } from '../words/word-list.ts'
import { pointingNouns, qualifiers } from './standalone-words.ts'

/** `that ruling`, `that high court ruling in …`; `that rulings …` begins a clause. */
function pointsAt(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at + 1]
  if (first === undefined || pointingNouns.has(first.lower)) return first !== undefined
  const noun = tokens.slice(at + 2, at + 4).findIndex(({ lower }) => pointingNouns.has(lower))
  if (noun < 0 || reports.has(tokens[at - 1]?.lower ?? '')) return false
  const [last, behind] = [tokens[at + 2 + noun], tokens[at + 3 + noun]]
  const ends = last?.stop === true || behind === undefined || /^(?:in|of|on|at|with)$/.test(behind.lower)
  return ends && /^\p{Ll}+[^s]$/u.test(last?.text ?? '')
}
const reports = wordsOf([...speakers.saying, ...speakers.thinking])

/** “If this bill passes”, after sentences that have no word for it. Only people and documents: a move, a loss or a
 * question may summarise those sentences.
 * @param earlier what is printed before it */
export function shownSingle(tokens: readonly Token[], earlier: readonly Token[]): string | null {
  for (const [at, token] of tokens.entries()) {
    if (!/^(?:this|that|these|those)$/.test(token.lower) || token.stop) continue
    const [first, second, third] = tokens.slice(at + 1, at + 4)
    const inner = first !== undefined && !first.stop && !singles.has(first.lower) ? second : first
    if (inner === undefined || !singles.has(inner.lower)) continue
    const behind = inner === first ? second : third
    if (!inner.stop && /^(?:who|which|that|of|whose)$/.test(behind?.lower ?? '')) continue
    if ([...earlier, ...tokens.slice(0, at)].some(({ lower }) => haveOneStem(lower, inner.lower))) continue
    return `points back: ${token.text} ${inner.text}`
  }
  return null
}
const singles = wordsOf(pointing.single)

/** “These standards”, unless the sentence has mentioned them. */
export function shown(tokens: readonly Token[]): string | null {
  for (const [at, token] of tokens.entries()) {
    if (!/^(?:this|that|these|those|such)$/.test(token.lower)) continue
    const phrase = tokens.slice(at + 1, at + 4)
    const [first] = phrase
    if (first === undefined) continue
    if (token.lower === 'that' && !pointsAt(tokens, at)) continue
    if (
      /^(?:who|which|that|of|with|in|as|from|for|is|are|was|were|has|will|means?|week|month|year|morning|summer|spring|autumn|fall|winter|time|century|world)$/.test(
        first.lower,
      )
    )
      continue
    const end = phrase.findIndex((one) => one.stop || qualifiers.has(one.lower))
    const nouns = phrase.slice(0, end < 0 ? 3 : phrase[end]?.stop ? end + 1 : end)
    const behind = tokens[at + 1 + nouns.length]
    if (
      /^(?:those|these|such)$/.test(token.lower) &&
      /^(?:who|which|that|of|as|opposed|involved)$/.test(behind?.lower ?? '')
    )
      continue
    const earlier = tokens.slice(0, at)
    if (nouns.some((one) => earlier.some((other) => haveOneStem(other.lower, one.lower)))) continue
    return `points back: ${token.text} ${first.text}`
  }
  return null
}
