// Parts of a sentence that can head a story: its main clause, where cutting off the rest takes nothing back, and the
// phrase that it is about.
import { balanced } from './quotation.ts'
import { hasVerb } from './standalone.ts'

/** What only adds to the clause before it. What limits it (but, unless, if, although) is not among them. */
const addition =
  /(?:,? (?:which|who|whose|where)|, (?:including|such as|among them|as well as|along with|especially|particularly|mainly|namely|because|thereby|thus)|,? because|, something|;| [–—]|(?<=\p{Ll}): | and (?=(?:has|have|had|is|are|was|were|will|would|can|could) ))[ \p{Ll}]| (?=\((?:[^ )]+ ){2})|(?<=\p{L})—(?=\p{L}\p{Ll})|, (?=\p{Ll}{3,}ing (?!to\b))/gu

/** Openings that make the clause depend on what follows. */
const dependent =
  /^(?:if|while|when|although|though|because|since|as|unless|until|after|before|despite|whereas|whether|even|not|neither|either|both|according|given|what|how|why|who|where)\b/i

const fewestWords = 4

/** @example mainClause('Norway sold a ship, which sank a year later.') // 'Norway sold a ship' */
export function mainClause(sentence: string): string | null {
  if (dependent.test(sentence)) return behindConcession(sentence)
  for (const { 0: mark, index } of sentence.matchAll(addition)) {
    const clause = sentence.slice(0, index)
    const rest = sentence.slice(index)
    // A clause with a comma in it may be a list, or hang on an opening phrase.
    if (clause.includes(',')) return null
    if (clause.split(' ').length < fewestWords || !balanced(clause) || !hasVerb(clause)) continue
    if (limits.test(rest) || announces.test(clause) || goesOn(mark, rest)) return null
    if (/and/.test(mark) && describes.test(clause)) return null
    return clause
  }
  return null
}

/** `While Norway sold ships, Oslo kept its own.`: what comes last is said outright. */
function behindConcession(sentence: string): string | null {
  const clause =
    /^(?:While|Although|Though|Even though|Whereas|Since|Because|As|After) [^,]{8,120}, (\p{Lu}[^,;:()]{15,})\.$/u.exec(
      sentence,
    )?.[1]
  if (clause === undefined || clause.split(' ').length < fewestWords || !balanced(clause) || !hasVerb(clause))
    return null
  return /\b(?:it|its|they|their|he|his|she|her|this|these|those|too|also|still)\b/i.test(clause) ? null : clause
}

const limits = /\b(?:but|however|unless|except|only if|although|though|yet|not)\b/i
/** Ends where something must follow. */
const announces =
  /\b(?:follows?|following|this|these|that|namely|are|is|was|were|and|or|the|an?|to|in|of|on|at|by|for|from|with|into|over|as)$/
/** The verb may be that of a relative clause. */
const describes = /\b(?:that|which|who)\b/

/** `X and the party, along with many others, believe …`: the cut would fall inside the clause. */
const goesOn = (mark: string, rest: string) =>
  /including|such as|among them|as well as|along with|ing$/.test(mark) && finite.test(rest.replace(/^.{0,12}\b/u, ''))

const finite =
  /(?<= )(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|means?|shows?|showed|says?|said|believes?|remains?|remained|became|becomes|arose|began|led|went|came|made|makes|took|gave|needs?|allows?|gives?|helps?|threatens?|faces?|supports?|opposes?|\p{Ll}{2,}ed(?= (?:\p{Lu}|the |an? |its |their )))\b/u

/** Words that make a phrase lean on something, or more than a phrase. */
const notInPhrase =
  /[,;:—–()[\]]|\b(?:that|which|who|whose|whom|it|its|they|their|them|this|these|those|he|she|his|her|I|we|our|you|not|no|if|while|when|as|because|although|there|what|how|why|but|or|one|both|many|some|most|all|other|another|such)\b/i
const ofWhere = /^(?:In|At|On|For|From|With|By|After|During|Under|Over|Since|Through|Until|Even|Only|Yet|And|So|Then)\b/
/** A verb with its object: the phrase is more than a phrase. */
const acts = /\b\p{Ll}{3,}s (?:the|an?) /u
const trailing = /(?: (?:also|now|always|still|often|never|already|currently|long|once|both|then|thus|soon|mostly))+$/
/** A phrase of place or time before the subject. */
const lead = /^(?:In|At|On|For|With) [^,]{2,30}, (?=\p{Lu})/u

/**
 * What the sentence is about: the words before its verb, where they say enough.
 * @example subjectPhrase('The sale of the ship to a firm in Oslo was a mistake.') // 'The sale of the ship to a firm in Oslo'
 */
export function subjectPhrase(sentence: string): string | null {
  if (dependent.test(sentence)) return null
  const own = sentence.replace(lead, '')
  const verb = finite.exec(own)
  if (verb === null || verb.index < 2) return null
  const phrase = headOf(own.slice(0, verb.index - 1))
  const whole = /^\p{Lu}/u.test(phrase) && !ofWhere.test(phrase) && !announces.test(phrase) && !/["“”«»]/.test(phrase)
  return whole && !acts.test(phrase) && !leans(phrase) && balanced(phrase) && saysEnough(phrase.split(' '))
    ? phrase
    : null
}

/** Without what is set between commas before the verb, without a relative clause and the noun it belongs to. */
const headOf = (subject: string) =>
  subject
    .replace(/^([^,]+), [^,]+,$/, '$1')
    .replace(/ (?:in|on|of|at|for|with|from|to|by) (?:\p{Ll}+ ){1,3}(?:that|which|who|whose|where) .*$/u, '')
    .replace(trailing, '')

/** Of somebody's own (`Norway’s pride in its ships`) the pronoun stands for the owner. */
function leans(phrase: string): boolean {
  const owned = /^\p{Lu}[\p{L}.]*(?: \p{Lu}\p{L}*)?[’'](?:s )?/u.test(phrase)
  return notInPhrase.test(owned ? phrase.replace(/\b(?:his|her|its|their)\b/g, '') : phrase)
}

/** A name and what is said of it in four words, or five words without a name. */
function saysEnough([first = '', ...rest]: string[]): boolean {
  const names = rest.filter((word) => /^\p{Lu}/u.test(word)).length + (/\p{L}[’']s?$/u.test(first) ? 1 : 0)
  const plain = rest.some((word) => /^\p{Ll}{4,}/u.test(word) && !/^(?:from|with|over|into|between)$/.test(word))
  return rest.length + 1 >= (names > 0 ? fewestWords : 5) && (plain || names > 2)
}
