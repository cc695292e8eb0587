// Smaller signs, beside openers and references, that a sentence was not written to stand alone.
import { outsideQuotations } from './quotation.ts'
import { householdNames } from './standalone-words.ts'

/** @returns what is loose, `null` if nothing is */
export function contextDependence(sentence: string): string | null {
  const own = outsideQuotations(sentence)
  for (const [why, pattern] of ends) if (pattern.test(own)) return why
  return speaksBySurname(own) ?? actsBySurname(own)
}

const ends: [why: string, pattern: RegExp][] = [
  // “Because space travel is anything but easy.”
  [
    'half a sentence',
    /^(?:Because|Although|Though|While|If|When|Since|Unless|Until|Whereas|Which|Whose) [^,;:—–]{1,400}$/,
  ],
  ['a list', /^[^:]{3,60}: (?:\d{1,4}[^,;:]{1,40}, ){2}/],
  ['half a sentence', /^Which \p{Ll}+s? (?!.*\?)/u],
  ['leans on what came before', /^(?:(?:Most|More) \p{Ll}+ly, |\S+ then (?!\p{Lu}))/u],
  ['points back', /\bthe (?:earlier|other|remaining|previous) (?:two|three|four|one|ones)\b|, again /],
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
    /^(?:The |An? |Some |Only |Just |Soon |Shortly |Moments |Not long )?(?:\p{Ll}+ ){0,3}(?:later|afterwards?|earlier|after that)[, ]/iu,
  ],
  [
    'time told before',
    /^(?:The|That|This) (?:same |next |following |previous )?(?:day|night|morning|evening|afternoon|week|month|year)\b(?! (?:of|that|when|in which) )/,
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
  [
    'relative time',
    /\b(?:back|earlier) in (?:January|February|March|April|May|June|July|August|September|October|November|December)\b(?! (?:of )?\d)/,
  ],
  [
    'relative time',
    /\b(?:his|her|its|their|the) (?:past|last|previous|next) (?:\p{L}+ )?(?:games?|matches|match|meetings?|outings?|starts|races|innings|fixtures?|visit|appearance)\b/u,
  ],
  [
    'speaker lost',
    /, (?:he|she|they|it) (?:found|finds|thinks?|thought|believes?|believed|suggests?|suggested|hopes?|knows|knew|says|said)\b[ ,.]/,
  ],
]

const speech =
  '(?:said|says|told|added|adds|explained|explains|wrote|writes|noted|notes|recalled|recalls|reported|reports|asked|asks|joked|admitted|admits|insisted|insists|continued|concluded|tweeted|replied|testified)'
const one = "(\\p{Lu}\\p{Ll}[\\p{L}’'-]*)"
const spoken = [
  new RegExp(`(?:^|[,”"] ) *${one} (?:also |later |then |has )?${speech}\\b`, 'u'),
  new RegExp(`(?:^|[,”"?!] ) *${speech} ${one}(?=[,.]|$| (?:of|in|at|on|who)\\b)`, 'u'),
]

/** Somebody who says something under one name only: nobody knows who it is, unless everybody does. */
function speaksBySurname(own: string): string | null {
  for (const pattern of spoken) {
    const name = pattern.exec(own)?.[1]
    if (name !== undefined && !isKnown(name)) return `half a name: ${name}`
  }
  return null
}

/** Only a verb behind it makes a first word a whole name: “Ann lee was” has more of it. */
const verb =
  '(?:is|was|has|had|will|would|can|could|did|does|didn|doesn|isn|wasn|hasn|must|may|might|told|took|went|came|made|left|saw|knew|found|got|gave|grew|met|won|lost|wrote|spent|began|thought|hardly|never|also|\\p{Ll}{2,}(?:ed|ly))'
const acts = new RegExp(`^(?:But |And |As )?${one}[’']?(?:s \\p{Ll}+)? (?=${verb}\\b)`, 'u')

/** A single name to which “his” or “her” goes back is a person’s. */
function actsBySurname(own: string): string | null {
  const name = acts.exec(own)?.[1]
  if (name === undefined || isKnown(name) || !/\b(?:he|his|him|himself|she|her|herself)\b/.test(own)) return null
  const before = own.slice(name.length, own.search(/\b(?:he|his|him|himself|she|her|herself)\b/))
  return /\b(?:man|woman|mother|father|son|daughter)\b|\p{Lu}/u.test(before) ? null : `half a name: ${name}`
}

/** Known to everybody, or a word that begins sentences, or a state or its capital speaking. */
const isKnown = (name: string) => {
  const bare = name.normalize('NFD').replace(/\p{Mn}|[’'].{0,40}$/gu, '')
  return householdNames.has(bare) || states.has(bare) || notNames.test(bare)
}

const notNames =
  /^(?:Despite|For|In|On|At|With|Without|After|Before|During|Under|From|By|Of|To|As|If|While|Although|Though|Because|Since|Until|Unless|Through|Over|Between|Among|Against|Given|Like|Unlike|But|And|Or|So|Yet|Not|No|Now|Then|Thus|Just|Even|Only|Also|Still|Perhaps|Maybe|Once|Whether|Besides|Beyond|Instead|Rather|His|Her|Their|Its|Our|My|Your|An|Another|Such|The|This|That|These|Those|It|He|She|They|We|You|There|Here|What|Who|When|Where|Why|How|Everyone|Everybody|Nobody|Someone|Somebody|Anyone|Police|Officials|Critics|Experts|Analysts|Scientists|Researchers|Doctors|Authorities|Prosecutors|Lawyers|Witnesses|Residents|Many|Some|Most|Few|Several|Others|Both|All|Each|Every|One|Two|Three|People|Women|Men|Children|Students|Parents|Reports?|Sources|Media|Congress|Parliament|God|Jesus|Muhammad|Buddha|Google|Apple|Amazon|Facebook|Microsoft|Twitter|Toyota|Reuters|Bloomberg|\p{L}+(?:ians|eans|ists|ers|men|ing|ed|ly))$/u

const states = new Set(
  `Afghanistan Albania Algeria America Ankara Argentina Armenia Athens Australia Austria Azerbaijan Baghdad Bangladesh Beijing Belarus
   Belgium Berlin Brazil Britain Brussels Bulgaria Cairo Cambodia Canada Chile China Colombia Croatia Cuba Cyprus Damascus Denmark
   Egypt England Estonia Ethiopia Europe Finland France Georgia Germany Ghana Greece Hamas Hezbollah Hungary Iceland India Indonesia Iran
   Iraq Ireland Islamabad Israel Italy Japan Jerusalem Jordan Kazakhstan Kenya Kiev Kremlin Kyiv Kuwait Latvia Lebanon Libya Lithuania London
   Madrid Malaysia Mexico Minsk Moldova Morocco Moscow Myanmar Nepal Netherlands Nigeria Norway Pakistan Palestine Paris Peru Poland
   Portugal Pyongyang Qatar Riyadh Romania Rome Russia Rwanda Scotland Senegal Serbia Seoul Singapore Slovakia Slovenia Somalia Spain
   Sudan Sweden Switzerland Syria Taiwan Tehran Thailand Tokyo Tunisia Turkey Uganda Ukraine Venezuela Vienna Vietnam Wales Warsaw
   Washington Yemen Zimbabwe Pentagon`.split(/\s+/),
)
