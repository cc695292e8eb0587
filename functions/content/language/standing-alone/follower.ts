// Whether a sentence may follow others in an excerpt: it may refer to what is printed before it, but to nothing else in
// its article.
import { halfNamesIn, type SentenceContext } from '../names/half-name.ts'
import { outsideQuotations } from '../sentences/quotation.ts'
import { tokensOf } from '../words/tokens.ts'
import { namesDayWithoutDate } from './named-day.ts'
import { personless } from './person-pronoun.ts'
import type { Verdict } from './standalone.ts'
import { firstPerson } from './standalone-words.ts'

/** Whether it may follow the sentences `before`, which its reader has just read: if it uses half a name, they must
 * contain the full one. The sentence is read once, for callers that try it after several beginnings. */
export function followerOf(sentence: string, context: SentenceContext): (before: readonly string[]) => Verdict {
  const own = outsideQuotations(sentence)
  if (firstPerson.test(own)) return asFirstPerson
  if (context.article?.dated === false && namesDayWithoutDate(sentence)) return withoutDate
  if (aboveIt.test(own)) return asPointing
  const names = halfNamesIn(own, context)
  const person = personless(tokensOf(own))
  const order = inOrder.exec(own)?.[1]
  const again = thisOccasion.test(own)
  if (names.length === 0 && person === null && order === undefined && !again) return always
  return (before) => {
    const printed = [...before, own].join(' ')
    const half = names.find(({ full }) => !printed.includes(full))
    if (half !== undefined) return { ok: false, why: `half a name: ${half.word}` }
    if (person !== null && personless(tokensOf(`${before.join(' ')} he`)) !== null) return { ok: false, why: person }
    if (again && !before.some((one) => otherOccasion.test(one))) return asPointing()
    const counted = order === undefined || before.some((one) => inOrder.test(one) || /\b[Ff]irst\b/.test(one))
    return counted ? { ok: true } : { ok: false, why: `an order of things: ${order}` }
  }
}

/** Refers to the page above, whether or not that is printed. */
const aboveIt = /^[Tt]he above\b|\bthe above [a-z]+s\b/
/** `But this time, …`, unless another time was mentioned. */
const thisOccasion = /^(?:(?:But|And|Yet|So) )?[Tt]his time\b/
const otherOccasion = /\b(?:again|time|times|once|twice|earlier|before|previously|last|first)\b/i
const inOrder = /^(?:And |But )?([Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth)(?:ly)?, /

/** Shared by all sentences, because a stock has many. */
const always = (): Verdict => ({ ok: true })
const asFirstPerson = (): Verdict => ({ ok: false, why: 'first person' })
const asPointing = (): Verdict => ({ ok: false, why: 'points back' })
const withoutDate = (): Verdict => ({ ok: false, why: 'relative time' })
