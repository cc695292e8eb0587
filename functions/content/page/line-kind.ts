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
  /** Head of what readers wrote. */
  | 'comments'
  /** Of a list above the text that says in short what the text says. */
  | 'highlights'
  /** Words of somebody else, set off by the page and marked with `>`. */
  | 'quotation'

const name = "\\p{Lu}[\\p{L}'’.-]*(?: (?:\\p{Lu}[\\p{L}'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)){0,4}"

/** As mails and Markdown mark a quotation. */
const quotationMark = /^>(?:>|\s|$)/

/** In this order; the first that fits a line of at most so many words decides. */
const patterns: [LineKind, number, RegExp][] = [
  ['quotation', Number.POSITIVE_INFINITY, quotationMark],
  [
    'separator',
    6,
    /^(?:continue reading|read (?:the )?(?:full )?(?:more|article|story)|[*#=_~•·—–-](?: ?[*#=_~•·—–-]){2,})\W*$/i,
  ],
  [
    'teaser',
    9,
    /^(?:content from our partners|(?:you )?(?:may|might) also like|(?:related|more|recommended|popular|latest|recent|trending|top|most[ -]read|most popular|featured|further|suggested|sponsored|editors?['’]s?|also|read|see|don['’]t miss)(?: (?:articles?|stories|story|posts?|news|content|reading|reads?|links?|topics?|picks?|from|on|in|for you|coverage|next|also|now|this)\b.{0,40})?|recommended for you|(?:promoted|paid|partner) (?:content|stories)|from around the web|what to read next|in other news|see also)\s*:?$/i,
  ],
  [
    'teaser',
    25,
    /^(?:(?:read|lea|lire|leia) (?:this|the|este|cet|esta) (?:article|story|post|page|artículo|artigo) in \p{Lu}\p{L}+\b|(?:related|also read|read also|read more|read next|see also|more on this|watch|more|also see|recommended)\s*[:»>|]\s?\S)/iu,
  ],
  [
    'comments',
    8,
    /^\W{0,3}(?:(?:(?:view|show|see|read|load|hide|all) )*\(?\d+\)? (?:comments?|responses?|repl(?:y|ies)|thoughts?) ?(?:(?:(?:on|to|so far|feed)\b|…).*)?|(?:leave|post|write|add|submit) (?:a|your|the first) (?:comment|reply)|(?:join|start) the (?:conversation|discussion)|feed for comments.*|reader comments|comments? policy)\W*$/i,
  ],
  ['comments', 40, /^(?:\d+ )?(?:thoughts?|responses?|comments?|replies) (?:on|to) [“"‘'«]/i],
  [
    'navigation',
    8,
    /^(?:connect with us|skip to .*|(?:site )?(?:home|menu|search|navigation|main menu|homepage)|home ?[>»/|].*|follow (?:us|@?\w+).*|share(?: this.*| on .*| via .*)?|tweet|print|e-?mail(?: this.*)?|facebook|twitter|linkedin|whatsapp|instagram|youtube|reddit|comments?(?: \(\d+\))?|adverts?|advertisements?|this slideshow requires javascript|sponsored|loading.*|close|next|previous|back(?: to top)?|listen.*|view (?:all|more).*|show more|click here.*|download.*|by continuing.*)\W*$/i,
  ],
  ['navigation', 60, /\(opens in (?:a )?new (?:window|tab)\)/i],
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
  ['caption', 60, /\((?:[^()]{1,40}[ /])?(?:photo|image|picture|file|handout|reuters|afp|ap)\)$/i],
  [
    'caption',
    60,
    /[.!?] ?[^.!?/]{3,40}\/(?:ap|afp|epa|reuters|getty(?: images)?|bloomberg)(?: (?:files?|photo|images?))?$/i,
  ],
  ['caption', 60, /^(?:image|photo|picture|video|media) (?:caption|credit|source|copyright)\b/i],
  ['caption', 60, /^\(?(?:photo|image|picture|illustration|credit)s?(?: (?:by|credits?|courtesy(?: of)?))?\s?[:©]/i],
  [
    'caption',
    60,
    /\((?:photo|image|picture|credit|illustration|source)s?(?: (?:by|credits?|courtesy(?: of)?))?\s?[:©][^()]{2,80}\)\W*$/i,
  ],
  [
    'caption',
    60,
    /\b(?:photo|photograph|image|picture|illustration|photo credit|credit|courtesy): ?[\p{L}&/. ,'’-]{2,60}$/iu,
  ],
  ['caption', 25, /^[^.!?]{3,160} \/ \p{Lu}[\p{L}&. ]{1,50}$/u],
  [
    'footer',
    40,
    /^(?:copyrights?\b|©|\(c\) ?\d{4}|all rights reserved|privacy (?:policy|notice|settings)|terms (?:of|and)|cookie|contact us|about us|sign ?(?:in|up)\b.{0,20}$|log ?(?:in|out)|forgot (?:your )?password|not a member|register\b.{0,20}$|my account|advertise with|powered by|site ?map)/i,
  ],
  [
    'footer',
    80,
    /^(?:this|the) (?:document|article|material|story|content|text|work|page) (?:is subject to copyright|may not be (?:published|reproduced)|is (?:protected|licensed))/i,
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
    /^(?:(?:author|editor)['’]s note: )?(?:(?:this|the) (?:article|piece|story|essay|post|text|interview|commentary) )?(?:was |is |has been |had been )?(?:(?:first|originally|previously) )?(?:published|appeared|printed)(?: first)? (?:in|by|on|at) (?!(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)).+$/i,
  ],
  ['source', 12, /^(?:from|via|in partnership with|courtesy of) (?:our )?(?:partners?\b.*)$/i],
  ['source', 30, /^(?:reprinted|republished|re-?posted|syndicated|translated|adapted) (?:from|with|by|courtesy)\b/i],
  ['source', 8, /^source: \S/i],
  [
    'bio',
    60,
    /^(?:b\.?a\.?|m\.?a\.?|b\.?sc\.?|m\.?sc\.?|ph\.?d\.?|m\.?b\.?a\.?|ll\.?m\.?|bachelor|master|doctor) (?:in|of|student|candidate|from|at)\b(?!.*[.!?]$)/i,
  ],
  [
    'bio',
    60,
    /\b(?:follow|reach|contact|e-?mail|tweet) (?:him|her|them|me|us)\b.{0,30}(?: on twitter| on instagram| on facebook|@| at )|\b(?:may|can) be reached (?:at|on|by|via)\b/i,
  ],
  [
    'bio',
    40,
    /^[^.!?]{2,200}\b(?:contributed|contributing|provided) (?:to|reporting for) (?:this|the) (?:report|story|article|piece)\W*$/i,
  ],
  ['bio', 90, /^(?:the (?:author|writer|writers|authors) (?:is|are)\b|about the authors?\b)/i],
  [
    'byline',
    24,
    new RegExp(
      `^(?:(?:[Ww]ritten|[Ww]ords|[Rr]eporting|[Ss]tory|[Pp]osted|[Rr]eport|[Tt]ext|[Pp]ublished|[Rr]eported) )?(?:[bB][yY]:? |By(?=\\p{Lu}[\\p{Ll}.]))${name}(?:(?:,| and| &) ${name}){0,4}(?:$| ?[,(|/•·–—-]| on | for | in | at | \\d)`,
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
  if (isDateLine(block)) return 'date'
  if (isBlurb(block)) return 'sign-up'
  return isText(block) ? 'text' : 'short'
}

/** A date and little else; no sentence, and no signature under somebody's comment (`— Ann (@ann) May 1, 2020`). */
function isDateLine({ text, words, ended }: Block): boolean {
  if (words > 20 || /^[—–-]|@\p{L}/u.test(text) || readDate(text) === null) return false
  return (
    (!ended && words <= 16) || /^(?:(?:first |last )?(?:published|posted|updated|created|modified)|date)\b/i.test(text)
  )
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
    // A name may begin in lower case and go on in capitals: `iPhone`.
    /^(?:["'“‘«¿¡(\p{Lu}\p{Lo}\d]|\p{Ll}\p{Lu})/u.test(block.text)
  )
}
