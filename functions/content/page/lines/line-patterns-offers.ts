// Patterns for what sites put between and after their paragraphs without a box that names it: adverts and sponsors of a
// section, offers, podcasts, requests for money, disclaimers, addresses. None depends on a site.
import type { LineKind } from './line-kinds.ts'

/** Anywhere in a line without a quotation. */
const says = (...words: string[]) => new RegExp(`^[^"“”]*?(?<!\\p{L})(?:${words.join('|')})`, 'iu')
const opens = (...words: string[]) => new RegExp(`^[\\W_]{0,4}(?:${words.join('|')})`, 'iu')
const whole = (...words: string[]) => new RegExp(`^[\\W_]{0,4}(?:${words.join('|')})[\\W_]{0,4}$`, 'iu')

/** The name of who pays, with nothing after it: a news sentence about a sponsor would continue. */
const payer =
  ':? (?:(?:the|The) )?[\\p{Lu}\\p{N}][^\\s,;:!?]{0,40}(?: (?:[\\p{Lu}\\p{N}&][^\\s,;:!?]{0,40}|of|the|and|for)){0,9}[.!]?[\\W_]{0,4}$'

export const patternsOfOffers: [LineKind, number, RegExp][] = [
  [
    'sign-up',
    60,
    opens(
      '(?:create|register for|set up|open) (?:an?|your) (?:free )?account (?:or|to|and|now|today)(?!\\p{L})',
      '(?:unlimited|full|instant|exclusive) (?:online |digital )?access to (?:.{1,80} )?(?:articles|content|sites?|e-?paper|archives?|app)(?!\\p{L})',
      '(?:enjoy|read|get|receive) (?:additional|unlimited|extra|more|\\d{1,3}) (?:free )?articles (?:per|a|each|every) (?:month|week)',
      'access (?:to )?articles from .{1,80}\\b(?:with|in) (?:one|a single|your) account',
      'get access to .{1,120}\\b(?:subscription|for (?:as little as|just|only))',
      'get .{1,80}\\bdelivered (?:straight |right |direct(?:ly)? )?(?:to|through) your (?:door|letter ?box|home|doorstep)',
      '(?:start|try|begin) (?:your )?(?:.{1,30} )?free(?: \\S{1,12})? trial',
      '(?:only|just|from) [$€£]\\s?\\d[\\d.,]{0,6} ?(?:/|per|a|for) ?(?:your first |the first )?(?:month|week|year|\\d{1,2} months)',
    ),
  ],
  [
    'sign-up',
    80,
    says(
      'to continue (?:with )?your reading(?: experience)?|to unlock (?:more|this|all|unlimited) (?:articles?|stor(?:y|ies)|content)',
      '(?:access|subscri\\p{L}{2,8}|members?\\p{L}{0,4}) (?:.{1,80} )?for as little as (?:rs\\.?|[$€£]|inr) ?\\d|use (?:the )?(?:promo(?:tional)? |discount |coupon |voucher )?code [“"\']?\\p{Lu}',
      '(?:make|making|consider) (?:a|your) (?:one[- ]time |monthly |small |tax[- ]deductible ){0,2}(?:donation|contribution) (?:to (?:us|our|support)|today|now|here)',
      '(?:please )?consider (?:making a (?:.{1,30} )?(?:donation|contribution|gift)|donating|supporting (?:us|our|the site)|contributing to our|a donation)',
      'your (?:.{1,30} )?(?:donation|contribution|gift|subscription|membership|support) (?:helps|makes|keeps|allows|enables|ensures|supports|funds|will help) (?:us|it|our|this|the|sustain|keep|make|to)(?!\\p{L})',
      '(?:we|our (?:newsroom|journalism|reporting|work|site)) (?:rel(?:y|ies)|depends?) on (?:the )?(?:support|donations|generosity|contributions|readers|our readers|your)(?!\\p{L})',
      '(?:we|the \\p{Lu}\\p{L}+) (?:have|has) a proposition for you|join (?:us )?(?:today|now) for (?:just|only|as little as) [$€£]',
    ),
  ],
  [
    'sign-up',
    60,
    says(
      'wherever you (?:get|listen to|find|download|stream) (?:your )?podcasts?|(?:available|listen|subscribe|find it|find us|stream) on (?:apple podcasts?|spotify|bbc (?:sounds|iplayer)|google podcasts?|itunes|audible)',
      '(?:on|via|in) (?:apple podcasts?|google podcasts?|bbc sounds|pocket casts|overcast|stitcher)(?!\\p{L})',
    ),
  ],
  [
    'sign-up',
    40,
    opens(
      '(?:you can )?(?:listen to|catch|hear|watch|stream) .{1,100}\\b(?:(?:listen|watch|catch up|stream it|find it)(?: (?:again|back|here|live|online|now)){1,3}|on demand)\\W*$',
    ),
  ],
  [
    'teaser',
    14,
    /^[\W_]{0,4}more (?:\p{L}+ ){0,3}(?:stories|articles|coverage|reads)(?: (?:from|on|like|by) .{1,40})?[^\p{L}\p{N}.!?]*$/iu,
  ],
  ['teaser', 9, opens('(?:you )?(?:may|might|could|will) also (?:like|enjoy|be interested in)[\\W_]*$')],
  [
    'teaser',
    30,
    /^[\W_]{0,4}(?:see more|see also|read also|also see|also(?=: (?:see|read|watch) )|find out more|learn more|go deeper|don['’]t miss|in case you missed it|icymi|from our archives?|related (?:articles?|stories|stor(?:y|ies)|coverage|reading|content|posts?|news))\s?[:»>|–—-]\s?\S/iu,
  ],
  [
    'note',
    120,
    says(
      '(?:views?|opinions?|statements?)(?:,? (?:and|or|&)? ?\\p{L}+){0,4} (?:expressed|presented|contained|stated)(?: \\p{L}+){0,6} (?:are|is) (?:solely |entirely |only |purely )?(?:those|that|the author|the writer|his|her|their|my own|not (?:necessarily|intended))',
      '(?:expressed|represents?|reflects?) (?:.{1,40} )?(?:are|the) (?:.{1,30} )?and (?:do|does) not (?:necessarily )?(?:reflect|represent)',
      '(?:do|does) not (?:necessarily )?(?:reflect|represent) the (?:.{1,20} )?(?:views?|opinions?|policy|policies|position|editorial stance)(?: or \\p{L}+)? (?:of|held by)',
      '(?:should not be|is not(?: to be)?|are not(?: to be)?|not be) (?:construed|taken|relied upon|regarded|considered|interpreted|treated) as (?:.{1,60} )?(?:advice|recommendations?|an? offer|guidance)(?!\\p{L})',
      '(?:do|does) not (?:constitute|provide|represent|amount to) (?:.{1,60} )?advice(?!\\p{L})',
      '(?:for (?:general )?(?:informational|information|educational|entertainment)(?: (?:and|or) \\p{L}+)? purposes only)',
      '(?:no|not an?|not a) (?:substitute|replacement) for (?:professional|medical|legal|financial)(?: \\p{L}+){0,4} (?:advice|care|diagnosis|treatment)',
      'past (?:results|performanc\\p{L}+) (?:is|are|does|do) (?:not|no) ',
      '(?:seek|consult) (?:.{1,40} )?(?:before (?:making any|acting|you (?:invest|act)|investing)|your own advis[eo]rs?)',
    ),
  ],
  [
    'note',
    40,
    opens(
      '(?:click|tap|press|swipe) (?:here|below|the (?:link|button|image|player|arrows?)|play|on the (?:link|button|image|photo|picture|player|video))(?!\\p{L})',
    ),
  ],
  [
    'note',
    50,
    says(
      'this (?:article|story|post|page|piece|report) (?:is|was) (?:more than|over|published (?:more than|over)) (?:\\p{L}+|\\d{1,2}) (?:months?|years?) (?:old|ago)',
      '(?:information|details|prices?|figures)(?: \\p{L}+){0,8} (?:may|might|could) (?:now )?(?:be (?:out of date|outdated|no longer)|no longer be|have changed)',
      '(?:pourrait|peut|peuvent) contenir des informations qui ne sont plus à jour',
    ),
  ],
  [
    'footer',
    40,
    opens(
      '(?:any |no )?(?:re-?use|reproduction|redistribution|republication)(?: \\p{L}+){0,8} (?:is |are )?(?:permitted|prohibited|forbidden|allowed)',
      '(?:except where|unless) otherwise (?:noted|stated|indicated|specified),? .{0,40}\\b(?:licen[cs]ed|content|cc)(?!\\p{L})',
      'sofern nicht anders (?:angegeben|ausgewiesen|vermerkt)',
    ),
  ],
  [
    'footer',
    4,
    whole('no posts|article text|no results(?: found)?|iklan|annons|mainos|advertentie|annonse|reclame|reklama|oglas'),
  ],
  ['navigation', 30, /^\[\/?[a-z_]{3,20}(?: [^[\]]{0,200})?\].{0,200}\[\/[a-z_]{3,20}\]$/i],
  [
    'date',
    16,
    /^\W{0,3}(?:(?:zuletzt |última )?(?:aktualisiert|veröffentlicht|actualizado|publicado|atualizado|aggiornato|pubblicato|güncelleme|bijgewerkt|oppdatert|uppdaterad)|mis à jour|publié) .{0,40}\d{1,2}[:.h]\d{2}.{0,40}$/iu,
  ],
  [
    'bio',
    3,
    /^(?:e-?mail: ?)?(?:[\w.+-]{1,60}@[\w-]{1,60}\.[\w.-]{2,40}|(?:https?:\/\/)?(?:www\.)?(?:twitter|x|facebook|instagram|linkedin|threads|bsky)\.(?:com|net|app)\/\S{1,80}|@\w{2,40})$/i,
  ],
  ['bio', 30, /^[^.!?"“”]{2,120} (?:also )?contributed (?:to )?(?:reporting|research)\b[^.!?]{0,80}\.?$/i],
  ['source', 6, /^(?:via|source|provided by|distributed by|supplied by) \S{1,40}\.(?:com|info|net|org)\W*$/i],
  [
    'note',
    60,
    says(
      'we (?:may|might) receive (?:a )?(?:compensation|commission|payment)s?(?!\\p{L})|advertisers do not influence',
      '(?:dieser|der) (?:beitrag|artikel|text) (?:stammt|ist|erschien|erscheint) (?:aus|in) (?:der )?(?:aktuellen )?ausgabe',
      '(?:die )?aktuelle ausgabe .{0,80}(?:im abo|kiosk|im handel|e-paper)',
      '(?:views?|opinions?) expressed .{1,120} are those of(?!\\p{L})|be construed as an offer',
    ),
  ],
  [
    'sign-up',
    60,
    opens(
      'gefällt (?:dir|ihnen|euch) (?:unser|dieser|der|das)(?!\\p{L})',
      'ich (?:bin|habe) .{1,100}(?:einverstanden|datenschutz\\p{L}+ (?:gelesen|zur kenntnis))',
    ),
  ],
  [
    'sign-up',
    60,
    says(
      'double[- ]opt[- ]in|in (?:ihren|deinen|euren) posteingang|cancela cuando quieras|en este enlace de invitación',
    ),
  ],
  [
    'navigation',
    60,
    opens(
      '(?:der|dieser) (?:beitrag|eintrag|artikel) wurde am .{1,60}(?:veröffentlicht|verfasst|erstellt)|erstellt am .{1,60} und abgelegt unter',
    ),
  ],
  ['source', 20, opens('with (?:files|additional reporting|reporting|material) (?:from|by)(?!\\p{L})')],
  [
    'sign-up',
    40,
    says(
      'get in touch (?:at|with|by|via)(?!\\p{L}).{0,80}@|(?:e-?mail|contact|message) (?:us|our \\p{L}+ (?:team|desk)) (?:at|on|via)(?!\\p{L})',
      'follow .{1,40} on google news|(?:as|your) (?:a |an )?preferred source|ad ?block(?:er)?s?(?: users)?\\b.{0,80}(?:enabled|disable|turn off|whitelist|not work)',
      'for only \\p{L}{0,3}[$€£]\\s?\\d|for (?:more|other) (?:stories|news|articles)(?: like this)?,? (?:please )?(?:check|visit|see|click|head)(?!\\p{L})',
    ),
  ],
  ['note', 14, opens('this is a (?:breaking|developing) (?:new |news )?story')],
  ['navigation', 40, opens('(?:published|posted) under\\s?:')],
  ['note', 3, /^[^\p{L}]{0,6}https?:\/\/\S+$/iu],
  [
    'navigation',
    40,
    // What those read whose browser runs no scripts.
    /^[^"“”]*\bjava ?script\b.{0,60}\b(?:aktivier\p{L}*|activ\p{L}{2,8}|attiv\p{L}{2,6}|habilit\p{L}{2,6}|enabled|disabled|turned (?:on|off)|ausgeschaltet|deaktiviert|désactivé)(?!\p{L})|^[^"“”]*\b(?:aktivieren?|activez|activer|active|enable|turn on|attivare|habilite)\b.{0,30}\bjava ?script\b/iu,
  ],
  [
    'sign-up',
    60,
    says(
      'aviso aos leitores|(?:se )?(?:você )?quer apoiar (?:o )?nosso jornalismo|clique aqui para assinar|assine (?:já|agora|aqui)(?!\\p{L})',
      '\\d[\\d,.]{2,12} (?:readers|subscribers|people|professionals) .{0,60}\\b(?:inbox|newsletters?)(?!\\p{L})|subscribe to (?:get|receive|read)(?!\\p{L})|feel free to share this',
      '(?:suscríbete|suscríbase) (?:aquí|ahora|a nuestr\\p{L}+)|apoy[ae] nuestro periodismo|hazte soci[oa]',
      '(?:soutenez|soutenir) notre (?:journalisme|rédaction|travail)|abonnez-vous (?:à|pour|dès|ici)',
    ),
  ],
  [
    'teaser',
    40,
    says(
      'follow (?:along )?(?:here )?for (?:the |more )?(?:latest |live )?(?:news )?(?:updates|coverage)|follow (?:our|the) live (?:blog|coverage|updates)',
      'this (?:tutorial|article|post|lesson|guide) has a (?:related|companion|free) (?:\\p{L}+ ){0,2}(?:course|video|podcast|download)',
    ),
  ],
  ['comments', 40, says('hinterlass(?:e|t|en sie)? .{0,40}kommentar')],
  ['note', 20, opens('(?:weitere|mehr) info(?:s|rmationen)? (?:unter|auf|gibt es|finden sie)(?!\\p{L})')],
  ['sign-up', 20, opens('(?:anzeige|werbung|advertorial|publicidad|publicité|pubblicità|sponsored) ?[-–—:|] ?\\p{L}')],
  ['sign-up', 40, opens('(?:paid )?advert(?:isement)?(?: ?[:|]| [-–—]) ?\\p{L}')],
  ['sign-up', 16, new RegExp(`^[\\W_]{0,4}(?:[Ss]ponsored|SPONSORED|[Bb]rought to you) (?:by|By|BY)${payer}`, 'u')],
  [
    'sign-up',
    24,
    // About the article itself it means that the article was paid for: `genre/paid.ts`.
    new RegExp(
      `^[\\W_]{0,4}[Tt]his (?:section|series|newsletter|podcast|episode|column|edition|briefing|supplement|special report|coverage|project) (?:is|was) (?:proudly |kindly )?(?:sponsored|supported|presented|brought to you|made possible) by${payer}`,
      'u',
    ),
  ],
]
