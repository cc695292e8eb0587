// The main clause with which a sentence opens, where cutting off the rest takes nothing back.
import { balanced } from './quotation.ts'
import { hasVerb } from './standalone.ts'

/** What only adds to the clause before it. What limits it (but, unless, if, although) is not among them. */
const addition =
  /(?:,? (?:which|who|whose|where)|, (?:including|such as|among them|as well as|along with|especially|particularly|mainly|namely|because|thereby|thus)|,? because|;| [–—]) /

/** Openings that make the clause depend on what follows. */
const dependent =
  /^(?:if|while|when|although|though|because|since|as|unless|until|after|before|despite|whereas|whether|even|not|neither|either|both|according|given|what|how|why|who|where)\b/i

const fewestWords = 4

/** @example mainClause('Norway sold a ship, which sank a year later.') // 'Norway sold a ship' */
export function mainClause(sentence: string): string | null {
  const cut = addition.exec(sentence)
  if (cut === null || dependent.test(sentence)) return null
  const clause = sentence.slice(0, cut.index)
  const rest = sentence.slice(cut.index)
  const words = clause.split(' ')
  // A clause with a comma in it may be a list, or hang on an opening phrase.
  if (words.length < fewestWords || clause.includes(',') || !balanced(clause) || limits.test(rest) || !hasVerb(clause))
    return null
  return clause
}

const limits = /\b(?:but|however|unless|except|only if|although|though|yet|not)\b/i
