// Whether a sentence may open a story or stand as a view: it must be understood, and not mislead, after a label with
// only its source and date. The rules look at its words and at what its article said before it, and refuse in doubt;
// each refusal says why.

import openings from '../lists/opening-phrases.json' with { type: 'json' }
import speakers from '../lists/speakers.json' with { type: 'json' }
import {
  actsBySurname,
  halfNamesIn,
  isLead,
  type SentenceContext,
  speaksBySurname,
  titledSurname,
} from '../names/half-name.ts'
import { isKnownName } from '../names/known-names.ts'
import { hasVerb } from '../sentences/has-verb.ts'
import { isListing, saysNothing } from '../sentences/listing-line.ts'
import { isQuestion } from '../sentences/question.ts'
import { balanced, outsideQuotations } from '../sentences/quotation.ts'
import { plain } from '../words/fold.ts'
import { tokensOf } from '../words/tokens.ts'
import { alternatives } from '../words/word-list.ts'
import { contextDependence } from './context-dependence.ts'
import { givenNoun } from './given-noun.ts'
import { lostSpeaker, quotesPronoun } from './lost-speaker.ts'
import { missingArgument } from './missing-argument.ts'
import { namesDayWithoutDate } from './named-day.ts'
import { namesItsPronoun, personlessPronoun } from './person-pronoun.ts'
import { dependentNoun, dependentPronoun } from './reference.ts'
import { dependentAsides, dependentOpeners, firstPerson, relativeTime, vagueTime } from './standalone-words.ts'
import { unnamedParty } from './unnamed-party.ts'

export type { SentenceContext } from '../names/half-name.ts'

export interface Verdict {
  ok: boolean
  /** The rule that refused it. */
  why?: string
}

/** May open a story or stand as a view. */
export function standsAlone(sentence: string, context: SentenceContext): Verdict {
  for (const rule of rulesFor(context)) {
    const why = rule(sentence, context)
    if (why !== null) return { ok: false, why }
  }
  return { ok: true }
}

type Rule = (sentence: string, context: SentenceContext) => string | null

/** Rules that refuse much and cost little come first, because checking ends with the first refusal. */
const rules: Rule[] = [
  listEntry,
  fragment,
  brokenForm,
  leansByOpener,
  unnamedParty,
  speaksInFirstPerson,
  saysRelativeTime,
  namesUndatedDay,
  leansByReference,
  opensOnTheKnown,
  halfNamed,
  personlessPronoun,
  missingArgument,
  lostSpeaker,
  quotesPronoun,
  addsToWhatWasTold,
  answersACharge,
  contextDependence,
]

/** For leads, which are written to be read first: their "the" is known to all or explained in them. */
const rulesOfLeads: Rule[] = [
  brokenForm,
  lostSpeaker,
  leansByOpener,
  speaksInFirstPerson,
  contextDependence,
  halfNamed,
  leansByPronoun,
  personlessPronoun,
]

/** After a question, which is not printed, a lead may begin with what that asks about. */
const rulesOfAnswers: Rule[] = [...rulesOfLeads, takesUpTheQuestion]

function rulesFor(context: SentenceContext): readonly Rule[] {
  if (!isLead(context)) return rules
  return context.article?.lead.answers === true ? rulesOfAnswers : rulesOfLeads
}

/** No end mark, unbalanced marks, or an incomplete beginning. */
function brokenForm(sentence: string): string | null {
  if (!/[.!…]["'”’»)\]]*$/.test(sentence)) return isQuestion(sentence) ? 'question' : 'no end mark'
  if (!balanced(sentence)) return 'unbalanced marks'
  // A name may begin in lower case: `iOS 13 lets …`.
  return /^["'“‘«([]*(?:\p{Lu}|\p{Lo}|\d|\p{Ll}{1,3}\p{Lu})/u.test(sentence) ? null : 'cut beginning'
}

/** `Small Print: Shops hide …`, `12 million: People who …`: an entry in a list under a heading. */
export const runInHead =
  /^(?:(?:\p{Lu}[\p{L}’'-]*,? ){0,4}\p{Lu}[\p{L}’'-]*: \p{Lu}|[$€£]?\d[\d.,]*%?(?: \p{L}+){0,2}(?::| --| [–—-]) )/u

/** `Park stats: …`, `Shortly after 11 p.m.: …` */
export const labelled =
  /^(?![^:]{0,40}\b(?:is|are|was|were|has|have|had|said|says)\b)\p{Lu}[\p{L}’'-]*(?: [\p{L}\d.’'-]+){1,4}: [\p{Lu}\d]/u

function listEntry(sentence: string): string | null {
  if (runInHead.test(sentence) || labelled.test(sentence) || isListing(sentence)) return 'an entry of a list'
  return saysNothing(sentence) ? 'says nothing' : null
}

/** Too short to say anything, or without a possible verb. */
function fragment(sentence: string): string | null {
  if (/^Wh(?:ich|ose|ere) [^,?]+[.!]["'”’)]*$/.test(sentence)) return 'fragment'
  if (hasWords(sentence, 9)) return null
  return hasWords(sentence, 5) && hasVerb(sentence) ? null : 'fragment'
}

/** At least this many words, counted by the spaces between them. */
function hasWords(sentence: string, least: number): boolean {
  let at = -1
  for (let count = 1; count < least; count += 1) {
    at = sentence.indexOf(' ', at + 1)
    if (at < 0) return false
  }
  return true
}

/** `It is unlikely that …`, `It may seem odd that …`, `It is rare for a town to …`: this “it” refers to nothing. */
const expletive =
  /^it (?:is|was|seems|seemed|remains|takes|took|(?:may|might|should|would|could|will) (?:not |hardly )?(?:be|seem|sound|take)) (?:[\p{L}-]+ ){0,4}(?:that|for (?:\S+ ){1,8}?to|to(?! (?:how|what|the|an?|[$€£]?\d[\d.,]*) )|whether|what|how)\b(?!.{0,20}, however)/u

/** `It did not surprise Ann Lee that …` */
const feltThat =
  /^it (?:(?:did|does|should|would|could|may|might|will)(?: not|n['’]t)? )?(?:surpris|shock|amaz|alarm|anger|worri|pleas|hurt|matter)\p{Ll}{0,3} \S.{1,60}? that /u

/** `It wasn’t until Ann Lee broke her glasses that …` */
const notUntil = /^it (?:is|was)(?:n['’]t| not) until \S.{5,200}? (?:that|when) /

/** `It has been a year since …` */
const sinceWhen =
  /^it (?:is|has|was) (?:been )?(?:[\p{L}\d-]+ ){1,6}(?:days?|weeks?|months?|years?|decades?|century) since /u

function leansByOpener(sentence: string, context: SentenceContext): string | null {
  if (!mayLeanByOpener(sentence)) return answersByAside(sentence)
  // `That’s` is `that is`.
  const start = plain(sentence)
    .replace(/^["'“‘«([]+/, '')
    .replace(/^(it|that|this|they|he|she|these|those|there|here)['’](?:s|re|ll|ve|d) /, '$1 is ')
  if (notUntil.test(start) || feltThat.test(start)) return null
  if (/^it is up to \S.{0,40} (?:it|them)\b/.test(start)) return 'leans on what came before: “it”'
  if (
    /^(?:it|there) (?:is|was|are|were|seems|remains|takes|would be|(?:has|have) been|(?:may|might|should|would|could|will) (?:not |hardly )?(?:be|seem|sound|take)) (?!however|not (?:about|only|just)|(?:for|because of|on|in|with) (?:this|that|these|those) )/.test(
      start,
    )
  )
    return /^it/.test(start) && !expletive.test(start) && !sinceWhen.test(start)
      ? 'leans on what came before: “it”'
      : null
  if (/^it may come as (?:no |a |little )(?:surprise|shock)\b/.test(start)) return null
  if (/^(?:so far, |instead of \p{Ll}+ing )/u.test(start) || atLeast.test(start)) return null
  const lead = isLead(context)
  if (lead && context.article?.dated === true && thisTime.test(start)) return null
  if (lead && namesItsPronoun(tokensOf(outsideQuotations(sentence)))) return null
  const first = start.split(' ', 5)
  for (let count = first.length; count > 0; count -= 1) {
    const phrase = first.slice(0, count).join(' ')
    if (lead && (definite.test(phrase) || waits.test(phrase))) continue
    if (dependentOpeners.has(phrase.replace(/[,:;]$/, '')) || dependentOpeners.has(phrase))
      return `leans on what came before: “${phrase}”`
  }
  return answersByAside(sentence)
}

/** `At least six people died`: this “at least” is about a number, not a concession. */
const atLeast =
  /^at least (?:\d|an? (?:dozen|hundred|thousand|million|third|quarter)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|\p{L}+ty|half|dozens|hundreds|thousands|several)(?![\p{L}])/u

const answersByAside = (sentence: string) =>
  dependentAsides.test(outsideQuotations(sentence)) ? 'answers the sentence before' : null

/** By its first word, since most sentences begin with one that no dependent phrase begins with. */
function mayLeanByOpener(sentence: string): boolean {
  const [, first = ''] = /^["'“‘’«([]*([^\s,:;"'’”]*)/.exec(sentence) ?? []
  return firstOfOpeners.has(plain(first))
}

/** `This week, …` beside the date of the article. */
const thisTime = /^(?:(?:earlier|later) )?this (?:week|month|year|spring|summer|fall|autumn|winter|season|weekend)\b/
/** `The next phase in the search for …`: before a lead there is nothing it could refer to. */
const definite =
  /^the |^(?:one|some|most|many|much|part|half|two|three|several|none|all|a few) of the$|^at least$|^a (?:second|third|fourth)$/

/** `Although it …`, `Even though she …`: judged by their pronouns. */
const waits = /^even (?:though|as|if)$|^(?:although|though|while|when|as|since|if|because) (?:it|they|he|she)$/

const firstOfOpeners = new Set([...dependentOpeners].map((phrase) => phrase.replace(/[,: ;'’].{0,80}$/, '')))

/** `Despite the many areas of cooperation, …`, `As these events have shown, they …`: the opening phrase presupposes
 * what nothing in it names. */
function opensOnTheKnown(sentence: string): string | null {
  const own = outsideQuotations(sentence)
  if (clauseOnTheKnown.test(own)) return 'a clause on what was told'
  const phrase = /^(\p{Lu}\p{Ll}+(?: \p{Ll}+){0,2} the )([^,]{1,80}), /u.exec(own)
  if (
    phrase &&
    opening.test(phrase[1] ?? '') &&
    !/[\p{Lu}\d]/u.test(phrase[2] ?? '') &&
    !ofAllTime.test(phrase[2] ?? '')
  )
    return `points back: ${phrase[1]}${phrase[2]}`
  return behindComment.test(own) || asWhom.test(own) ? 'pronoun behind “As …”' : null
}

const opening = new RegExp(`^(?:${alternatives(openings.prepositions)}|${openings.prepositionsOfSeveral.join('|')}) `)
const clauseOnTheKnown = new RegExp(
  `^(?:${alternatives(openings.clauses)}) the (?:\\p{Ll}+ ){1,3}(?:is|are|was|were|has|have|had) [^,]{1,80}, `,
  'u',
)
/** `As the polls have shown, they …`: such a comment contains nothing that the subject could refer to. */
/** `As a pilot of the line, she …`: the phrase describes someone without naming them. */
const asWhom = /^As an? [^,]{1,90}, (?:he|she|they|it)\b/
const behindComment = new RegExp(
  `^As [^,]{1,90} (?:${alternatives([...openings.showing, ...speakers.saying])}), (?:they|it|he|she)\\b`,
)
/** Definite, without needing anything before it. */
const ofAllTime =
  /^(?:fact|past|last|first|next|end|beginning|start|course|rest|turn|middle|help|exception|aim|age|name|age|world|sun|moon|public|poor|rich|right|wrong|naked|early|late|mid)\b|\b(?:century|decades?|years|months|world|people|time)$/

function speaksInFirstPerson(sentence: string): string | null {
  return firstPerson.test(outsideQuotations(sentence)) ? 'first person' : null
}

/** With a dated label, a weekday is a date. */
function saysRelativeTime(sentence: string, { article }: SentenceContext): string | null {
  const unclear = article?.dated === true ? vagueTime : relativeTime
  return unclear.test(outsideQuotations(sentence)) ? 'relative time' : null
}

/** Not for a lead, which tells too much to be lost for it: with an “undated” label readers cannot know which Monday is
 * meant. */
function namesUndatedDay(sentence: string, { article }: SentenceContext): string | null {
  return article?.dated === false && namesDayWithoutDate(sentence) ? 'relative time' : null
}

/** Someone or something named by half a name. */
function halfNamed(sentence: string, context: SentenceContext): string | null {
  const own = outsideQuotations(sentence)
  const half =
    titledSurname(own, sentence, context) ??
    halfNamesIn(own, context).find(({ full }) => !sentence.includes(full))?.word ??
    speaksBySurname(own) ??
    actsBySurname(own)
  return half === null ? null : `half a name: ${half}`
}

function leansByReference(sentence: string, context: SentenceContext): string | null {
  const own = outsideQuotations(sentence)
  const tokens = tokensOf(own)
  const told = tokensOf(/^["“]/.test(sentence) ? sentence : own)
  return dependentPronoun(tokens) ?? dependentNoun(tokens) ?? givenNoun(told, context)
}

/** `Cracks have also appeared`: one more thing, of which the first came before. With an `and` or after a `who`, the
 * sentence itself contains the first; of a name, two things may be told. */
function addsToWhatWasTold(sentence: string): string | null {
  const subject = addition.exec(outsideQuotations(sentence))?.[1]
  return subject === undefined || isKnownName(subject) ? null : 'one more of what was told'
}
const addition =
  /^(?!(?:While|When|If|As|Although|Though|Since|Because) )(\p{Lu}\p{Ll}{0,30}) (?:(?!(?:and|but|or|who|which|that|while|when|where|if|as|only)\b)\p{Ll}[\p{Ll}’'-]{0,30} ){1,6}(?:has|have|had|is|are|was|were|will|would|can|could|may|might) also\b/u

/** `There is no evidence that Ann Lee broke a rule`: someone has said she did. */
function answersACharge(sentence: string): string | null {
  return /^There (?:is|was|are|were|has been) no (?:evidence|sign|indication|suggestion|proof|word|immediate)\b/.test(
    sentence,
  )
    ? 'answers the sentence before'
    : null
}

function takesUpTheQuestion(sentence: string, context: SentenceContext): string | null {
  return /^(?:The|This|That|These|Those|Such)\b/.test(sentence) ? leansByReference(sentence, context) : null
}

/** A lead has nothing before it: in an opening clause such as `Although it sells well, …`, the subject follows. */
function leansByPronoun(sentence: string): string | null {
  const own = outsideQuotations(sentence)
  const clause =
    /^(?:Although|Though|While|When|As|Since|If|Because|Before|After) (?:it|they) [^,]{1,120}, (?!(?:it|they|that|this|these|those)\b)/.exec(
      own,
    )
  const why = dependentPronoun(tokensOf(clause === null ? own : own.slice(clause[0].length)))
  return why === 'such' && !/^(?:\S+ ){0,3}such\b/i.test(own) ? null : why
}
