// What a line of a page is by its own words: text of an article, or one of the kinds of line that surround it. The
// patterns are what sites print everywhere; none knows a site.
import type { Block } from './block.ts'
import { readDate } from './date.ts'

export type LineKind =
  /** Running text. */
  | 'text'
  /** Short, without an end mark: a title, a heading, a menu entry. */
  | 'short'
  /** Where one article ends and the next begins. */
  | 'separator'
  /** Head of a list of other articles. */
  | 'teaser'
  | 'date'
  | 'byline'
  | 'source'
  | 'bio'
  | 'caption'
  | 'sign-up'
  | 'navigation'
  | 'footer'

const name = "\\p{Lu}[\\p{L}'’.-]*(?: (?:\\p{Lu}[\\p{L}'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)){0,4}"

/** In this order; the first that fits a line of at most so many words decides. */
const patterns: [LineKind, number, RegExp][] = [
  [
    'separator',
    6,
    /^(?:continue reading|read (?:the )?(?:full )?(?:more|article|story)|[*#=_~•·—–-](?: ?[*#=_~•·—–-]){2,})\W*$/i,
  ],
  [
    'teaser',
    9,
    /^(?:content from our partners|(?:you )?(?:may|might) also like|(?:related|more|recommended|popular|latest|trending|top|most[ -]read|most popular|featured|further|suggested|sponsored|editors?['’]s?|also|read|see|don['’]t miss)(?: (?:articles?|stories|story|posts?|news|content|reading|reads?|links?|topics?|picks?|from|on|in|for you|coverage|next|also|now|this)\b.{0,40})?|recommended for you|(?:promoted|paid|partner) (?:content|stories)|from around the web|what to read next|in other news|see also)\s*:?$/i,
  ],
  [
    'navigation',
    8,
    /^(?:connect with us|skip to .*|(?:site )?(?:home|menu|search|navigation|main menu|homepage)|home ?[>»/|].*|follow (?:us|@?\w+).*|share(?: this.*| on .*| via .*)?|tweet|print|e-?mail(?: this.*)?|facebook|twitter|linkedin|whatsapp|instagram|youtube|reddit|comments?(?: \(\d+\))?|\d+ comments?|leave a (?:comment|reply)|advertisements?|sponsored|loading.*|close|next|previous|back(?: to top)?|listen.*|view (?:all|more).*|show more|click here.*|download.*|by continuing.*)\W*$/i,
  ],
  ['navigation', 4, /^\d{1,2}\. \p{Lu}[\p{L} &]*$/u],
  [
    'navigation',
    40,
    /^(?:topics?(?: in this article)?|tags?|filed under|categor(?:y|ies)|posted in|keywords?|sections?)\s*:/i,
  ],
  [
    'caption',
    12,
    /^(?:image|photo|picture|video|credit|caption|illustration|graphic)s?(?: (?:source|credits?|by|courtesy(?: of)?|caption))?\s*(?::.*)?$/i,
  ],
  [
    'caption',
    50,
    /(?:\((?:ap|afp|epa|reuters|getty)\b[^)]*\)|\b(?:getty images|ap photo|shutterstock|wikimedia commons|file photo|courtesy of [\p{L} ]+))\W*$/iu,
  ],
  ['caption', 25, /^[^.!?]{3,160} \/ \p{Lu}[\p{L}&. ]{1,50}$/u],
  [
    'footer',
    40,
    /^(?:copyrights?\b|©|\(c\) ?\d{4}|all rights reserved|privacy (?:policy|notice|settings)|terms (?:of|and)|cookie|contact us|about us|sign ?(?:in|up)\b.{0,20}$|log ?(?:in|out)|forgot (?:your )?password|not a member|register\b.{0,20}$|my account|advertise with|powered by|site ?map)/i,
  ],
  ['footer', 60, /(?:©|copyright) ?(?:\d{4}|[\p{L} ]+ \d{4})|all rights reserved/iu],
  [
    'sign-up',
    400,
    /^(?:sign up (?:for|to|now|here|today)|subscribe (?:to|now|for|today)|get (?:our|the|your) .{0,60}(?:newsletter|briefing|inbox)|join our|enter your e-?mail|support (?:.{0,40} )?(?:independent |our )?journalism|become a (?:member|subscriber|patron)|donate\b|want (?:more|the latest)|thank you for (?:reading|signing)|we use cookies|(?:this|our) (?:site|website) uses cookies|like this (?:article|story)\?|enjoy(?:ed|ing)? this|unlock )/i,
  ],
  [
    'source',
    30,
    /^(?:(?:author|editor)['’]s note: )?(?:(?:this|the) (?:article|piece|story|essay|post|text|interview|commentary) )?(?:was |is |has been |had been )?(?:(?:first|originally|previously) )?(?:published|appeared|posted|printed)(?: first)? (?:in|by|on|at) (?!(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)).+$/i,
  ],
  ['source', 12, /^(?:from|via|in partnership with|courtesy of) (?:our )?(?:partners?\b.*)$/i],
  ['source', 30, /^(?:reprinted|republished|re-?posted|syndicated|translated|adapted) (?:from|with|by|courtesy)\b/i],
  ['source', 8, /^source: \S/i],
  [
    'bio',
    60,
    /^(?:b\.?a\.?|m\.?a\.?|b\.?sc\.?|m\.?sc\.?|ph\.?d\.?|m\.?b\.?a\.?|ll\.?m\.?|bachelor|master|doctor) (?:in|of|student|candidate|from|at)\b(?!.*[.!?]$)/i,
  ],
  ['bio', 90, /^(?:the (?:author|writer|writers|authors) (?:is|are)\b|about the authors?\b)/i],
  [
    'byline',
    24,
    new RegExp(
      `^(?:(?:written|words|reporting|story|posted|report|text|published|reported) )?[bB][yY]:? ${name}(?:(?:,| and| &) ${name}){0,4}(?:$| ?[,(|•·–—-]| on | for | in | at | \\d)`,
      'u',
    ),
  ],
  ['byline', 10, new RegExp(`^[Aa]uthors?: ${name}`, 'u')],
]

/** Words of sign-up blurbs: several of them make one, however long it is. */
const blurb =
  /\b(?:newsletters?|inbox|sign(?:ing)? up|subscri(?:be|ption|bing)|unsubscribe|e-?mail address|cookies?|privacy policy|terms of (?:use|service)|special offers?|subscriber|free trial)\b/gi

export function kindOf(block: Block): LineKind {
  const found = patterns.find(([, most, pattern]) => block.words <= most && pattern.test(block.text.slice(0, 600)))
  if (found) return found[0]
  if (!/\p{L}/u.test(block.text)) return /\d/.test(block.text) && readDate(block.text) ? 'date' : 'navigation'
  const date = block.words <= 16 ? readDate(block.text) : null
  if (date && !block.ended) return 'date'
  if (isBlurb(block)) return 'sign-up'
  return isText(block) ? 'text' : 'short'
}

function isBlurb(block: Block): boolean {
  const cues = new Set((block.text.slice(0, 3000).match(blurb) ?? []).map((word) => word.toLowerCase())).size
  return cues >= 2 && cues >= block.words / 40
}

/** Running text: closes with an end mark, or is too long for anything else. */
const isText = (block: Block) => block.words >= 25 || (block.ended && !titleCased(block.text)) || endsInColon(block)

const endsInColon = (block: Block) => block.words >= 8 && /[:;,]["'”’]?$/.test(block.text)

/** `Why “Compartmentalization” and not open Conflict?` is a heading for all its question mark. */
function titleCased(text: string): boolean {
  if (!/[?!]["'”’»)]*$/.test(text)) return false
  const long = text.match(/[\p{L}][\p{L}’'-]{3,}/gu) ?? []
  const capital = long.filter((word) => /^\p{Lu}/u.test(word)).length
  return long.length >= 2 && long.length <= 14 && capital >= 2 && capital >= 0.6 * long.length
}

/** Could stand as a title or a heading. */
export function titleShaped(block: Block): boolean {
  return (
    block.words >= 2 &&
    block.words <= 22 &&
    block.text.length <= 160 &&
    !/[.,;:…]["'”’]?$/.test(block.text) &&
    /^["'“‘«¿¡(\p{Lu}\p{Lo}\d]/u.test(block.text)
  )
}
