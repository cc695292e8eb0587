// What in a newsletter is not part of an article: how to read it online, forward it, unsubscribe; who sent it and why.
import type { Block } from './message-blocks.ts'

/** Phrases in a block, in the languages that newsletters are commonly written in. */
const phrases = [
  // Reading it online.
  String.raw`(?:view|read|open|see|show)\b.{0,60}\b(?:in (?:your |a |the )?(?:web ?)?browser|online|as a web ?page|on the web|in (?:the )?app)`,
  `(?:trouble|problems?|difficulty) (?:viewing|reading|seeing)|web version|not displaying (?:correctly|properly)|(?:cannot|can't|can’t) (?:see|read|view) this (?:e-?mail|message|newsletter)`,
  String.raw`im browser (?:ansehen|anzeigen|öffnen|lesen)|online[- ]?(?:version|ansicht)|webversion|(?:voir|lire|afficher)\b.{0,40}\b(?:dans (?:votre|le) navigateur|en ligne)|version en ligne|ver (?:en|este).{0,30}navegador|visualizza.{0,30}browser|bekijk.{0,30}browser|visa i webbläsare|zobacz w przeglądarce|открыть в браузере|веб-верси`,
  // Unsubscribing, and what is stored about the reader.
  String.raw`unsubscri\w*|opt[- ]out|manage (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|settings)|(?:update|change|edit) (?:your )?(?:profile|preferences|subscription|e-?mail (?:address|preferences))|(?:e-?mail|notification) (?:preferences|settings)|stop receiving`,
  String.raw`abbestellen|abmelden|abmeldung|newsletter[- ]einstellungen|se désabonner|désinscri\w*|désabonnement|darse de baja|cancelar (?:la )?suscripción|cancella(?:re)? (?:l['’])?iscrizione|disiscri\w*|uitschrijven|afmelden|avregistrera|avsluta prenumeration|wypisz|отписаться|cancelar (?:a )?inscrição`,
  String.raw`(?:you(?:['’]re| are)? (?:are )?(?:receiving|getting|received|got)|this (?:e-?mail|message|newsletter) was (?:sent|intended)|sent to you|you signed up|because you (?:signed|subscribed|opted|asked)|you subscribed)\b`,
  `sie erhalten (?:diese|diesen)|vous recevez ce|recibes este|ricevi questa|(?:add|whitelist) (?:us|[^ ]{1,60}) to your (?:address book|contacts)`,
  // Forwarding it.
  String.raw`forward(?:ed)? (?:this|it|to a)\b|(?:was|been)(?: \w{1,12}){0,3} forwarded|share (?:this|on|via|the)|tell a friend|send (?:this )?to a friend|(?:weiterleiten|weitergeleitet|weiterempfehlen)|transférer|transmettre à|reenviar|inoltra|tweet this|follow us|like us on|connect with us|refer a friend|sign up (?:here|now|for free|to (?:receive|get))`,
  // Who sent it.
  String.raw`(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?(?:19|20)\d\d|all rights reserved|alle rechte vorbehalten|tous droits réservés|privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions)|datenschutz|impressum|powered by|sent (?:by|via|with) (?:mail|sub|camp|send)\w*|our mailing address|get the app|download (?:the|our) app|start writing`,
] as const
const boilerplate = new RegExp(phrases.join('|'), 'iu')

/** Paying for it, and labels of buttons: never part of an article, whoever they address. */
const requests =
  /reader[- ]supported (?:publication|newsletter)|consider becoming an? .{0,30}(?:subscriber|member|supporter|patron)|become an? (?:paid|free|paying) (?:subscriber|member)|free or paid subscriber|upgrade to paid|thanks? (?:you )?for (?:reading|subscribing|being a subscriber)\b.{0,60}(?:subscri|share|support|!$)|subscribe (?:here|now|for free|to (?:receive|get) new)|read in (?:the )?app|^(?:like|comments?|restack|share|reply|subscribe|∙ paid)$/iu

/** Addresses of links that unsubscribe or show an email online. */
const boilerplateAddress =
  /unsubscri|opt-?out|preferences|manage[-_]?(?:subscription|profile)|abmeld|list-manage\.com\/(?:unsub|profile)|view[-_]?(?:in|online|email|web)|webversion|campaign-archive|forward-to-a-friend|^mailto:|(?:facebook|twitter|linkedin|whatsapp|telegram|instagram|youtube|bsky|mastodon|pinterest|tiktok|threads|x)\.(?:com|me|net|app|social)\//i

/** Most words of such a block; longer ones are texts that mention these things. */
const mostWords = 45
/** Most words of a note in small print at the end. */
const mostOfFooter = 120

/** The words around links in a block of nothing but links: `|`, `·`, `and`. */
const separators = /^(?:[\s|·•,/&–—-]|and|or|und|oder|et|ou)*$/i

const wordsIn = (text: string) => text.split(' ').length

export function isBoilerplate(block: Block): boolean {
  const { text, links, rule } = block
  if (rule) return false
  if (text === '') return links.length > 0 && links.every(({ href }) => boilerplateAddress.test(href))
  const words = wordsIn(text)
  if (words <= mostWords && requests.test(text)) return true
  if (words <= mostWords && boilerplate.test(text) && !isSentence(block)) return true
  return (
    links.length > 0 && words <= mostWords && isLinks(block) && links.every(({ href }) => boilerplateAddress.test(href))
  )
}

/** Addresses the reader of the email. */
const addressed = /\b(?:you|your|sie|ihre?|vous|votre|usted|tu|unsubscribe|©)\b|©/i

/** Most words of a line that asks for something without being a sentence (“Share this email with a friend”). */
const longestRemark = 8

/** An article's sentence may be about forwarding; the sender's addresses its reader and has a link. */
const isSentence = ({ text, links, level }: Block) =>
  links.length === 0 && level === 0 && wordsIn(text) > longestRemark && !addressed.test(text)

/** Between two paragraphs a sentence with such a phrase belongs to the article: a council may have a privacy policy. */
const isOfArticle = ({ text, level }: Block) =>
  level === 0 &&
  wordsIn(text) > longestRemark &&
  /[.!?…]["'”’)]?$/.test(text) &&
  !addressed.test(text) &&
  !requests.test(text)

/** Fewest words of a paragraph of an article. */
const wordsOfText = 10

/** True for a block of nothing but links. */
function isLinks({ text, links }: Block): boolean {
  let rest = text
  for (const { text: linked } of links) rest = rest.replace(linked, ' ')
  return separators.test(rest.trim())
}

/** The blocks without boilerplate. After the first unsubscribe link in the lower half nothing is part of an article,
 * only the sender's address and the like. */
export function articleBlocks(blocks: readonly Block[]): Block[] {
  const last = blocks.findLastIndex(
    (block) => wordsIn(block.text) > mostOfFooter || (block.level > 0 && !isBoilerplate(block)),
  )
  const out = blocks.findIndex((block, at) => at > Math.max(blocks.length / 2, last) && isBoilerplate(block))
  const kept = out < 0 ? [...blocks] : blocks.slice(0, out)
  const isText = (block: Block) => wordsIn(block.text) >= wordsOfText && !isBoilerplate(block)
  const [first, end] = [kept.findIndex(isText), kept.findLastIndex(isText)]
  return kept.filter((block, at) => !isBoilerplate(block) || (at > first && at < end && isOfArticle(block)))
}

/** The text of links that only lead on, such as “Read more”. */
export const leadsOn =
  /^(?:[→›»>▸\s]*)(?:(?:read|continue|keep|learn|see|find out|view|full|the full|whole|entire|go to|click|tap|weiter|mehr|ganzen?|zum|lire|suite|en savoir|plus|leer|seguir|más|leggi|continua|lees|verder|läs|mer|czytaj|читать|далее|more)\b|続き|全文|阅读|閱讀)/iu
