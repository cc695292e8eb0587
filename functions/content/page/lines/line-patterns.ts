// Patterns for the lines that surround articles: menus, share buttons, teasers, sign-ups, cookie notices, corrections,
// affiliate notes. Also sets the order of all patterns. None depends on a site. Captions and credits of pictures:
// `line-patterns-captions.ts`; adverts, sponsors, disclaimers: `line-patterns-offers.ts`; other languages:
// `line-patterns-abroad.ts`.

import type { LineKind } from './line-kinds.ts'
import { patternsAbroad } from './line-patterns-abroad.ts'
import { captionPatterns, laterCaptionPatterns } from './line-patterns-captions.ts'
import { patternsOfOffers } from './line-patterns-offers.ts'

const name = "\\p{Lu}[\\p{L}'’.-]*(?: (?:\\p{Lu}[\\p{L}'’.-]*|de|da|di|del|van|von|der|den|la|le|bin|al|el|y)){0,4}"

/** How mails and Markdown mark a quotation. */
const quotationMark = /^>(?:>|\s|$)/

/** “Read also” in other languages. */
const otherTeasers = [
  '(?:à )?lire (?:aussi|également)|à lire|voir aussi|sur le même sujet|lesen sie (?:auch|mehr|hier)|mehr zum thema',
  'auch interessant|zum thema|le[ae] también|te puede interesar|ver también|mira también|leia (?:também|mais)',
  'veja também|saiba mais|leggi anche|guarda anche|da leggere|ayrıca okuyun|ilgili haber(?:ler)?|bunu da oku',
  'чита(?:йте|ть) (?:также|також|еще|ще)|смотрите также|дивіться також|по теме|اقر(?:أ|ا|ئي) (?:أيضا|ايضا|أيضاً|المزيد)',
  '(?:شاهد|طالع) (?:أيضا|أيضاً)|lees ook|l[æä]s (?:også|också)|les også|(?:prze)?czytaj (?:także|też|więcej)',
].join('|')
/** How long reading will take, in minutes. */
const readingTime = [
  '(?:(?:estimated )?read(?:ing)? time|lese(?:zeit|dauer)|temps de lecture|tiempo de lectura|tempo de leitura',
  '|tempo di lettura|leestijd|okuma süresi|время чтения|час читання|(?:وقت|مدة) القراءة)(?!\\p{L}).{0,30}',
  '|[—–-]?\\s?\\d{1,3}[ -]?(?:min(?:ut(?:e[ns]?|os?|i))?\\.?|мин\\.?|dk\\.?)(?: (?:read|reading|de lecture|de lectura|de leitura)',
  '| di lettura| lesezeit| leestijd| okuma| чтения)?(?: time)?(?: ?\\(.{1,30}\\))?',
].join('')
/** How often others shared the page, and which of several pictures it shows. */
const counts =
  '[\\d.,]{1,9}\\s?[km]?\\+? (?:shares?|views?|likes?|claps?|reads|retweets|partages|mal geteilt)|\\d{1,3} (?:of|von|sur) \\d{1,3}|(?:view|see|open|launch) (?:the |full |photo )?(?:gallery|slideshow|photos|images)'
/** A time without a day. */
const moment =
  '(?:(?:last )?(?:updated|published|posted)(?: at)?:? )?(?:duration )?(?:\\d{1,2}[:.]\\d{2} ?[ap]\\.?m\\.?(?: [a-z]{2,4})?|\\d{1,2}:\\d{2}(?: (?:gmt|utc|bst|ces?t|e[sd]?t|p[sd]?t|uhr))?|(?:\\d{1,2}|an?) (?:min(?:ute)?s?|hours?|days?|weeks?|months?) ago)'

/** Kind of line, most words of the line, pattern: the first that matches decides. */
export const patterns: [LineKind, number, RegExp][] = [
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
    /^(?:(?:read|lea|lire|leia) (?:this|the|este|cet|esta) (?:article|story|post|page|artículo|artigo) in \p{Lu}\p{L}+\b|(?:related(?: article| story)?|also read|read(?: also| more| next| now)?|see also|more on this|watch(?: now| live| also)?|listen(?: now| live)?|video|podcast|more|also see|recommended)\s*[:»>|]\s?\S)/iu,
  ],
  ['teaser', 25, new RegExp(`^[\\W_]{0,3}(?:${otherTeasers})(?![\\p{L}]).{0,200}$`, 'iu')],
  [
    'comments',
    8,
    /^\W{0,3}(?:(?:(?:view|show|see|read|load|hide|all) )*\(?\d+\)? (?:comments?|responses?|repl(?:y|ies)|thoughts?) ?(?:(?:(?:on|to|so far|feed)\b|…).*)?|(?:leave|post|write|add|submit) (?:a|your|the first) (?:comment|reply)|(?:join|start) the (?:conversation|discussion)|feed for comments.*|reader comments|comments? policy)\W*$/i,
  ],
  [
    'note',
    80,
    /^\W{0,3}(?:editors?['’]?s?['’]? notes?|note (?:to readers|from the editors?)|(?:correction|clarification)s?(?:[,(] ?[^:—–]{3,30})?)\s?[:—–]/i,
  ],
  [
    'note',
    60,
    /^\W{0,3}(?:(?:this|the|our) (?:story|article|post|piece|page|report|column|list|text)(?: (?:above|below))? (?:has been|was|is being|will be) (?:first |originally |last )?(?:updated|corrected|amended|edited|revised|translated|produced|funded|supported|adapted|republished)\b|(?:this|the) (?:story|article|post|page|site) (?:may )?contains? (?:affiliate|paid|sponsored|references to products)\b|(?:we|the site|our site|[\p{Lu}][\p{L}’' ]{1,30}) (?:may|might) (?:earn|receive|get|make) (?:a |an |some )?(?:affiliate |small )?(?:commissions?|compensation|money|revenue)\b|as an amazon associate|this (?:audio|content|text|article|summary|translation) (?:is|was|has been) (?:auto|machine|generated|translated|created) ?|(?:advertising|affiliate) disclosure\b|advertiser disclosure\b)/iu,
  ],
  [
    'note',
    80,
    /^[^"“”]*\b(?:an (?:earlier|older)|a previous|the original) version of (?:this|our) (?:article|story|post|report|piece)\b/i,
  ],
  [
    'note',
    40,
    /^[^"“”]*\b(?:voiced|narrated|read(?: aloud)?|written|made|created|generated|produced|translated) (?:by|with|using) (?:an? )?(?:ai|artificial intelligence|machines?)\b(?:\W*$|.{0,40}\b(?:checked|reviewed|edited) by\b)/i,
  ],
  [
    'comments',
    12,
    /^(?:\d+ people are (?:talking|commenting)|(?:sort|sorted) by (?:newest|oldest|best|most)|be the first to comment)\b.{0,40}$/i,
  ],
  [
    'sign-up',
    60,
    /^[^"“”]*(?:\bno spam\b|\bnever miss an? \w+\b|\bour (?:\w+ ){0,2}app\b.{0,60}\b(?:app store|google play|play store)\b|\b(?:help|support) us\b.{0,60}\b(?:gift|donation|contribution|membership|subscription)\b|\b(?:monthly|one-off|small) gift\b|\b(?:sent |delivered |straight )(?:right )?(?:in)?to your (?:inbox|mailbox|phone)\b)/i,
  ],
  ['comments', 40, /^(?:\d+ )?(?:thoughts?|responses?|comments?|replies) (?:on|to) [“"‘'«]/i],
  [
    'navigation',
    8,
    /^(?:connect with us|skip to .*|(?:site )?(?:home|menu|search|navigation|main menu|homepage)|home ?[>»/|].*|follow (?:us|@?\w+).*|share(?: this.*| on .*| via .*)?|tweet|print|e-?mail(?: this.*)?|facebook|twitter|linkedin|whatsapp|instagram|youtube|reddit|comments?(?: \(\d+\))?|adverts?|advertisements?|this slideshow requires javascript|sponsored|loading.*|close|next|previous|back(?: to top)?|listen.*|view (?:all|more).*|show more|click here.*|download.*|by continuing.*)\W*$/i,
  ],
  ['navigation', 12, new RegExp(`^\\W{0,3}(?:${readingTime}|${counts}|${moment})\\W{0,3}$`, 'iu')],
  [
    'navigation',
    12,
    /^(?:(?:the |this )?(?:story|article|text|post) continues (?:below|after)\b.*|(?:advertisement|werbung|anzeige|publicité|publicidade?|pubblicità|reklam|реклама|إعلان)\W{0,9}(?:scroll (?:down )?to continue(?: reading)?\W{0,9})?$|post not marked as liked|(?:suivez[- ]nous|síguenos|siga[- ]nos|seguici|folgen sie uns|folge uns|bizi takip edin|volg ons|подписывайтесь|підписуйтесь|تابعونا|تابعنا)(?!\p{L}).{0,80})$/iu,
  ],
  ['navigation', 60, /\(opens in (?:a )?new (?:window|tab)\)/i],
  ['navigation', 4, /^\d{1,2}\. \p{Lu}[\p{L} &]*$/u],
  [
    'navigation',
    40,
    /^(?:topics?(?: in this article)?|tags?|filed under|categor(?:y|ies)|posted in|keywords?|sections?)\s*:/i,
  ],
  ...captionPatterns,
  [
    'sign-up',
    40,
    /^(?:do you want to be informed\b|first-time subscribers\b|if you(?:['’]re| are) seeing this message\b|submit your (?:letter|story|question|photo)s?\b)/i,
  ],
  [
    'note',
    60,
    /^[^"“”]{2,80} (?:is|are) not responsible for the (?:opinions?|views?|content|statements?|comments?)\b/i,
  ],
  [
    'footer',
    40,
    /^(?:copyrights?\b|©|\(c\) ?\d{4}|all rights reserved|privacy (?:policy|notice|settings)|terms (?:of|and)|cookie|contact us|about us|sign ?(?:in|up)\b.{0,20}$|log ?(?:in|out)|forgot (?:your )?password|not a member|register\b.{0,20}$|my account|advertise with|powered by|site ?map)/i,
  ],
  [
    'footer',
    60,
    /^(?:you(?:['’]re| are)? (?:are )?receiv(?:ed|ing) this (?:e-?mail|message|newsletter)\b|this (?:e-?mail|message|newsletter) was sent to\b|(?:view|read|open) (?:this|it) (?:e-?mail |message |newsletter )?in (?:your|a) (?:web ?)?browser|(?:update|manage) (?:your )?(?:e-?mail )?preferences\b|this page was printed from\b|visit (?:https?:\/\/|www\.)\S+ (?:for|to)\b|we accept (?:all (?:major )?)?(?:credit cards?|visa|paypal|mastercard)\b|.{0,60}\bplan (?:that )?you can cancel (?:at )?any ?time|page \d+ of \d+$|posted by .{2,60} at \d{1,2}:\d{2})/i,
  ],
  [
    'footer',
    4,
    /^[$€£]\s?\d[\d.,]* ?(?:\/|per|a) ?(?:\p{L}+ ?\/ ?)?(?:month|year|week|mo|yr|monat|jahr|mois|an)\.?$/iu,
  ],
  [
    'footer',
    80,
    /^(?:this|the) (?:document|article|material|story|content|text|work|page) (?:is subject to copyright|may not be (?:published|reproduced)|is (?:protected|licensed))/i,
  ],
  [
    'footer',
    60,
    /^(?:a version of this (?:article|story|piece)\b|of the .{3,40} edition with the headline|do you have (?:an opinion|a view|a story|a tip|any)\b|our standards:|got a (?:tip|story)\b|(?:this|the) (?:article|story|page|piece) was (?:amended|corrected|last updated) (?:on|at)\b|order reprints\b)|order reprints \|/i,
  ],
  ['footer', 60, /(?:©|copyright) ?(?:\d{4}|[\p{L} ]+ \d{4})|all rights reserved/iu],
  [
    'sign-up',
    400,
    /^(?:sign up (?:for|to|now|here|today)|subscribe (?:to|now|for|today)|get (?:our|the|your) .{0,60}(?:newsletter|briefing|inbox)|join our|enter your e-?mail|support (?:.{0,40} )?(?:independent |our )?journalism|become a (?:member|subscriber|patron)|donate\b|want (?:more|the latest)|thank(?:s| you) for (?:reading|signing)|we use cookies|(?:this|our) (?:site|website) uses cookies|like this (?:article|story)\?|enjoy(?:ed|ing)? this|unlock )/i,
  ],
  [
    'sign-up',
    80,
    /\breader-supported publication\b|\b(?:consider(?:ing)? becoming|become) a (?:free or paid|paid|free|paying|premium) (?:subscriber|member)\b|^\W{0,2}if you(?:['’]ve| have)? (?:like[ds]?|enjoy(?:ed)?|love[ds]?|found|want|appreciate[ds]?|value[ds]?|read this far)\b.{0,80}\b(?:share|clap|follow|subscribe|sign up|tell|support|donat\w+|please|consider|newsletter|forward|comment|tip)\b|^\W{0,2}(?:please )?(?:share|forward|like|follow|clap for|leave a comment|tell us|let us know|have your say|join the (?:debate|conversation))\b.{0,60}\b(?:this (?:story|article|post|piece)|below|comments?|on (?:facebook|twitter|x|instagram|telegram|whatsapp))\b|^\W{0,2}(?:this (?:story|article|content|report) is (?:available )?(?:only |exclusively )?(?:for|to) (?:our )?(?:paid |paying )?(?:subscribers|members)|already (?:a|have an?) (?:subscriber|member|account|subscription)\b|you(?:['’]ve| have) (?:read|reached|used) (?:your|all|the)\b.{0,40}\b(?:free|articles?|limit)\b|for the latest (?:stories|news)\b.{0,60}\b(?:download|app|follow|subscribe)\b|download (?:the|our) .{0,40}\bapps?\b|(?:log|sign) in (?:or|to) (?:create|continue|read|subscribe)\b)/i,
  ],
  [
    'sign-up',
    60,
    /^(?:this|the) (?:content|video|post|embed|map|chart) (?:is|comes|was) (?:hosted|provided|from|not available|loaded)\b|\b(?:update|change|adjust|check) your (?:settings|preferences|cookie settings|consent)\b|\b(?:allow|accept|enable) (?:all |functional |marketing |third[- ]party |the use of |targeting )*cookies\b|^(?:please )?(?:enable|turn on) javascript\b|^help us (?:to )?improve\b|^your browser does not support\b/i,
  ],
  ['sign-up', 60, /^[[(][^\])]{0,300}\b(?:newsletters?|inbox|sign up|subscribe|our app|podcast)\b[^\])]{0,200}[\])]$/i],
  ['note', 40, /^\[[^[\]]{5,300}\]\.?$/],
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
  [
    'bio',
    40,
    /^\W{0,2}(?:additional|with) reporting (?:by|from)\b|^\W{0,2}(?:reporting|edited|writing|editing|produced|photographs|graphics|illustrations?) by \p{Lu}|^(?:contact|reach|e-?mail|write to) (?:the (?:author|writer|reporter|editor)|\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2}) (?:at|on|by|via|@)\b/iu,
  ],
  ['bio', 90, /^(?:the (?:author|writer|writers|authors) (?:is|are)\b|about the authors?\b)/i],
  [
    'bio',
    40,
    /^this (?:(?:guest|blog|sponsored) )?(?:post|article|story|piece|essay|column|commentary) (?:was|is) (?:originally )?(?:authored|written|contributed) by [^.!?"“”]{2,160}\.?$/i,
  ],
  [
    'byline',
    24,
    new RegExp(
      `^(?:(?:[Ww]ritten|[Ww]ords|[Rr]eporting|[Ss]tory|[Pp]osted|[Rr]eport|[Tt]ext|[Pp]ublished|[Rr]eported) )?(?:[bB][yY]:? |By(?=\\p{Lu}[\\p{Ll}.]))${name}(?:(?:,| and| &) ${name}){0,4}(?:$| ?[,(|/•·–—-]| on | [Ff]or | [Ss]pecial (?:to|for) | in | at | \\d)`,
      'u',
    ),
  ],
  ['byline', 10, new RegExp(`^[Aa]uthors?: ${name}`, 'u')],
  ...laterCaptionPatterns,
  ...patternsAbroad,
  ...patternsOfOffers,
]
