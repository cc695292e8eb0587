// What a sentence of a later story leaves to its article: a number of what, longer than what, which events.
import comparatives from '../lists/comparatives.json' with { type: 'json' }
import time from '../lists/time-phrases.json' with { type: 'json' }
import untold from '../lists/untold.json' with { type: 'json' }
import { alternatives } from '../words/word-list.ts'

const [texts, parties, pauses, counts, judging] = [
  untold.texts,
  untold.parties,
  untold.pauses,
  untold.counts,
  untold.judging,
].map(alternatives)

const weekdays = alternatives(time.weekdays)
const unsaid: [why: string, pattern: RegExp][] = [
  ['calls its reader', /\b[Yy]ou(?:r|rs|[’'](?:ve|re|ll|d))?\b/],
  // “The league will speak of Wednesday’s events.”
  ['of a day that was told', new RegExp(String.raw`\b(?:${weekdays})[’']s \p{Ll}`, 'u')],
  ['of a day that was told', /\b(?:that|this) same \p{L}/u],
  ['somebody who was told', /\b[Tt]he (?:missing|slain|injured|wounded|accused|kidnapped|abducted) \p{Ll}/u],
  ['takes up what was told', /^(?:The|These|Those) (?:developments?|events?|moves?|news) (?:comes?|came|follow)/],
  [
    'a number of what',
    new RegExp(String.raw`\b(?:the|that|their|its) (?:${counts}) (?:at|to|is|was|stands|rose|fell|had|has|from)\b`),
  ],
  [
    'where it was said',
    new RegExp(
      String.raw`\b(?:in|during|of) (?:his|her|their|its|the) (?:${texts})\b(?! (?:of|on|to|at|in|about|with|for|by|against)\b)`,
    ),
  ],
  // “Data of the office takes longer to publish.”
  [
    'a comparison with what was told',
    new RegExp(
      String.raw`\b(?:takes?|took|taken|lasts?|lasted|lives?|lived|waits?|waited|costs?|cost|earns?|earned|pays?|paid) (?:much |far |even |a lot |somewhat )?(?:${alternatives(comparatives.words)}|less|more)(?= (?:to|in|for)\b|[.,;])(?!.{0,400}\bthan\b)`,
      'u',
    ),
  ],
  // “A tax would be a more effective step.”
  [
    'a comparison with what was told',
    new RegExp(
      String.raw`^(?!.{0,400}\bthan\b).{0,300}\b(?:is|are|was|were|be|been) (?:an? )?(?:much |far |even )?(?:(?:${alternatives(comparatives.words)})|more \p{Ll}{2,}(?:ive|ful|ous|able|ible|ent|ant|ical|ing)) (?!known|off\b|placed|suited|than)\p{Ll}{3,}`,
      'u',
    ),
  ],
  ['near what', /^(?!.*\b(?:in|at|of|from|outside) \p{Lu}).*\bnearby\b/u],
  ['which one', new RegExp(String.raw`\ban? (?:${parties}) (?:which|that|who) (?:did|has|had|was|is)\b`)],
  ['which match', new RegExp(String.raw`\b(?:before|after|at|since|until) (?:the )?(?:${pauses})\b`)],
  ['pronoun', new RegExp(String.raw`^(?:[^,]{1,60}, )?[^,]{1,60} (?:${judging}) (?:it|them|him|her)\b`, 'u')],
  [
    'pronoun',
    /^[^,]{1,60} (?:said|says) (?:that )?it (?:is|was) (?:not |also )?(?:an?|the|something|one|part|all|because)\b(?!.{0,40} (?:that|to)\b)/u,
  ],
  [
    'pronoun',
    /^(?:[^,]{1,60}s) (?:say|said|told|argued?|believed?|feared?|hoped?|claim(?:ed)?|warn(?:ed)?) (?:that )?(?:it|they|he|she) (?:is|was|were|are|had|has|have|would|will|could|should)\b(?! (?:\p{L}+ )?(?:that|to|unlikely|likely|clear|unclear|possible)\b)/u,
  ],
]

/** @returns what the sentence leaves open, `null` if nothing */
export function countsWhat(one: string): string | null {
  for (const [why, pattern] of unsaid) if (pattern.test(one)) return why
  return null
}
