// Minor signs, besides openers and references, that a sentence was not written to stand alone.
import comparatives from '../lists/comparatives.json' with { type: 'json' }
import openings from '../lists/opening-phrases.json' with { type: 'json' }
import pointing from '../lists/pointing-nouns.json' with { type: 'json' }
import time from '../lists/time-phrases.json' with { type: 'json' }
import { outsideQuotations } from '../sentences/quotation.ts'
import { alternatives } from '../words/word-list.ts'

/** @returns what it depends on, `null` if nothing */
export function contextDependence(sentence: string): string | null {
  const own = outsideQuotations(sentence)
  for (const [why, pattern] of ends) if (pattern.test(own)) return why
  return saysHere(own) ? 'where?' : null
}

/** “Letters should not stay here any longer”: no place is named before it in the sentence, and none after it. */
function saysHere(own: string): boolean {
  const found = here.exec(own)
  return found !== null && !place.test(own.slice(0, found.index))
}
const here = / here\b(?! (?:to stay|and (?:there|abroad|now)|in|at|on|from)\b)/
const place = new RegExp(String.raw`\b(?:${alternatives(openings.placing)}) (?:\p{Ll}+ ){0,2}\p{Lu}`, 'u')

const shorter = alternatives(comparatives.words)

const ends: [why: string, pattern: RegExp][] = [
  // “Because space travel is anything but easy.”
  ['half a sentence', new RegExp(`^(?:${alternatives(openings.halves)}) [^,;:—–]{1,400}$`)],
  ['a list', /^[^:]{3,60}: (?:\d{1,4}[^,;:]{1,40}, ){2}/],
  ['half a sentence', /^Which \p{Ll}+s? (?!.*\?)/u],
  ['leans on what came before', /^(?:(?:Most|More) \p{Ll}+ly, |\S+ then (?!\p{Lu}))/u],
  ['points back', /\bthe (?:earlier|other|remaining|previous) (?:two|three|four|one|ones)\b|, again /],
  [
    'points back',
    /\b(?:all|any|none|some|much|most|one|each) (?:of that|(?:of )?(?:this|these|those))\b(?! \p{Ll}+ (?:who|which|that)\b)/iu,
  ],
  [
    'points back',
    new RegExp(
      String.raw`\b(?:of|for|in|to|at|on|by|with|from|about|\p{Ll}+ing) that (?:\p{Ll}+ )?(?:${alternatives(pointing.behindThat)})\b`,
      'u',
    ),
  ],
  // “If successful, the motion would bind the council.”
  [
    'points back',
    /^If (?:successful|approved|passed|adopted|elected|convicted|found guilty|true|ratified|confirmed|accepted|agreed), (?:the|it|they|he|she)\b/,
  ],
  ['points back', /^In (?:all (?:two|three|four|five|six|\d+)|both|either|neither) \p{Ll}+,/u],
  // “The most recent of these sails in May.”
  ['points back', /^(?:The|An?|One) (?:most \p{Ll}+|first|last|latest|\p{Ll}{2,}est) of (?:this|these|those|them)\b/u],
  // “Complementing the ferry is a bus.”
  [
    'one more of what was told',
    /^(?:Complementing|Accompanying|Alongside|Adding to|Rounding out|Joining) [^,]{2,60}? (?:is|are|was|were)\b/,
  ],
  // “If that’s a large sum today, …”
  [
    'points back',
    /^(?:If|When|While|Since|Because|As|Once|Until|Although|Though|Even if|Even though) (?:that|this)(?:[’']s|[’']ll|[’']d| (?:is|was|will|would|could|can|may|might|does|did|has|had|were|seems|sounds|looks|works|happens|happened|means)) /,
  ],
  // “The mayor does not have that authority.”
  ['points back', /\b(?:have|has|had|having|need|needs|needed|lacks?|lacked) that (?:\p{Ll}+ )?\p{Ll}+(?:[.;,]|$)/u],
  // “It is hard to see how that could work.”
  [
    'points back',
    /\b(?:how|why|if|when|whether|because|while|but|think|thinks|thought|said|says) that (?:is|was|will|would|could|can|might|may|should|works?|worked|happens?|happened|means?|meant|changes?|changed)\b/,
  ],
  [
    'points back',
    /\b(?:with|about|for|by|like|on|from|against|after|before|beyond|do|doing|does|did|done|say|want|see|know|explain|change|prevent|stop) that(?:[.,;]|$| (?:and|but|or)\b)/,
  ],
  // “Same too with the ferries.”, “No reason you should have seen it.”, “Some pilots are thinking about it.”
  [
    'leans on what came before',
    /^Same (?:too|here|goes|thing|with|for)\b|^No (?:wonder|reason (?!was|is|has|for|given)\p{Ll})|^[^,;:]{1,60} (?:about|of|with) it\.$/u,
  ],
  ['one of several', /^(?:For|To|Among|Like|Unlike|With) (?:others|them|these|those|some others)\b/],
  // “Some said they felt cheated”: it is not said of whom.
  ['one of several', /^(?:Some|Several|Most|Few|A few|Two|Three|Four|Both) (?:said|told|felt|had|were|did)\b/],
  ['one of several', /^(?:Previous|Subsequent|Further|Additional|Remaining|Fellow) \p{Ll}+/u],
  [
    'one of several',
    /^(?:An? (?:number|handful|couple) of|Several|Many|Some|Most|All|No|Two|Three|Four|Any|The|\d+) other \p{Ll}+(?! than)/u,
  ],
  [
    'a comparison with what was told',
    new RegExp(String.raw`^(?:The|An?) (?:(?:${shorter})|(?:less|more) \p{Ll}+),? (?!.{0,200}\bthan\b)`, 'u'),
  ],
  // “The lamp is clearly brighter.”
  [
    'a comparison with what was told',
    new RegExp(
      String.raw`^(?!.{0,400}\b(?:than|as|since|from|every|ever)\b).{0,300}\b(?:is|are|was|were|be|been|become|becomes|became|looks?|seems?|feels?) (?:\p{Ll}+ly |much |far |even |still |a lot |a bit |somewhat )?(?:${shorter}|(?:less|more) \p{Ll}+)[.,;](?=["”’]?(?: |$))`,
      'u',
    ),
  ],
  ['a comparison with what was told', /^(?:More|Less) (?:akin|like|of the same|so|such)\b/],
  [
    'points at the page',
    /\((?:see|cf|click|read|photo|pictured|image|source|left|right|above|below)\b|\babout to read\b|\b(?:click|tap) (?:here|on|the)\b|\b(?:listed|shown|pictured|described|mentioned) (?:above|below|here)\b/i,
  ],
  ['an answer to the sentence before', /\bat the same time\b(?! as\b)/],
  ['an aside', /^\(.{1,600}\)[.!]?$/],
  ['no end', /(?:…|\.\.\.)$/],
  [
    'a list',
    /^[^:,]{3,50}: (?!.{0,400}\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|said|says|[a-z]+ed)\b)[^:;]{1,200},[^:;]{1,200},/,
  ],
  ['pronoun behind an opening phrase', /^[^,]{3,40}, (?:that|this)(?:[’']s| is| was| has| means| makes) /],
  // “A short time later, officers stopped a car.”
  [
    'time told before',
    /^(?:The |An? |Some |Only |Just |Soon |Shortly |Moments |Not long )?(?:\p{Ll}+ ){0,3}(?:later|afterwards?|earlier(?! (?:this|last|in) )|after that)[, ]/iu,
  ],
  [
    'time told before',
    /^(?:The|That) (?:same |next |following |previous )?(?:day|night|morning|evening|afternoon|week|month|year)\b(?! (?:of|that|when|in which) )/,
  ],
  [
    'time told before',
    /\b(?:that|the same|the next|the following|the previous) (?:day|night|morning|evening|afternoon|week|month|year)[.,]/,
  ],
  [
    'an answer to the sentence before',
    /(?:,? (?:as a result|as a consequence|in the process|at the time|in return|in response|in turn|as expected|as promised|though|after all|for example|for instance)|, too)[.!]["”’]?$/,
  ],
  ['an order of things', /^(?:First|Last|Next|Then|Later|Soon) (?:it|he|she|they|we|there|came|comes|was|is|up)\b/],
  ['relative time', new RegExp(String.raw`\b(?:back|earlier) in (?:${alternatives(time.months)})\b(?! (?:of )?\d)`)],
  [
    'relative time',
    new RegExp(
      String.raw`\b(?:his|her|its|their|the) (?:past|last|previous|next) (?:\p{L}+ )?(?:${alternatives(time.match)})\b`,
      'u',
    ),
  ],
]
