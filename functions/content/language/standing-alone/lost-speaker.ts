// What a quotation leaves open: who says it, and whom it is about.

import speakers from '../lists/speakers.json' with { type: 'json' }
import { isLead, type SentenceContext } from '../names/half-name.ts'
import { hasVerb } from '../sentences/has-verb.ts'
import { outsideQuotations, quotedSpans } from '../sentences/quotation.ts'
import { tokensOf } from '../words/tokens.ts'
import { alternatives } from '../words/word-list.ts'
import { personless } from './person-pronoun.ts'
import { dependentPronoun } from './reference.ts'

/** A quotation without its speaker, or with only a pronoun. */
export function lostSpeaker(sentence: string, context: SentenceContext): string | null {
  const outside = outsideQuotations(sentence)
  const spans = quotedSpans(sentence)
  if (spans[0]?.start === 0 && !/\p{L}{2,}.*\p{L}{2,}/u.test(outside)) return 'speaker lost'
  if (isSaidByNobody(spans, outside)) return 'speaker lost'
  if (spans.length > 0 && pronounSpeaks.test(outside)) return 'speaker lost'
  if (isLead(context) && spans.length === 0 && ownSubjectSpeaks.test(sentence)) return null
  return pronounSpeaksBehind.test(outside) ? 'speaker lost' : null
}

/** `Nordlin has ordered two ships, it said on Monday`: in a lead, whoever it is about. */
const ownSubjectSpeaks = new RegExp(
  `^(?:The |An? )?(?:\\p{Ll}[\\p{L}’'-]{0,30} ){0,4}\\p{Lu}[^“”]{10,400}, it (?:${alternatives(speakers.saying)})\\b[^,]{0,60}\\.$`,
  'u',
)

/** Most of it is quoted, and the rest says nothing: `Ann Lee “has put it aside. We will see.”` */
function isSaidByNobody(spans: readonly { start: number; end: number }[], outside: string): boolean {
  const quoted = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  if (quoted < shortestSaid || says.test(outside) || /,\s*$/.test(outside)) return false
  return !hasVerb(outside) || (outside.match(/\p{L}\S*/gu) ?? []).length < fewestOwn
}

/** Characters: shorter quotations are names and terms. */
const shortestSaid = 20
const fewestOwn = 4

const says = new RegExp(`\\b(?:${alternatives([...speakers.saying, ...speakers.stating])}|according|words)\\b`)
/** `“They never came,” Ann Lee said`: a quotation that opens a story must itself say whom it is about. */
export function quotesPronoun(sentence: string): string | null {
  const [first] = quotedSpans(sentence)
  if (first === undefined || first.start > 0) return null
  const tokens = tokensOf(sentence.slice(0, first.end))
  return dependentPronoun(tokens) ?? personless(tokens)
}

const speech = `(?:${alternatives(speakers.saying)})`
const pronounSpeaks = new RegExp(
  `\\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) ${speech}\\b|\\b${speech} (?:he|she|they)(?=[,.:]|$)`,
)
const thinks = alternatives([...speakers.saying, ...speakers.thinking])
const pronounSpeaksBehind = new RegExp(
  `, (?:he|she|they|it) (?:${speech}|(?:${thinks})(?! to\\b))[ .,]|, ${speech} (?:he|she|they)(?=[,.:]|$)`,
)
