// Pages that stand before an article or instead of it: paywalls, teasers, consent notices, shells without their script,
// policies.
import { splitSentences } from '../../language/sentence.ts'
import { type GenreReading, matching, type Rule } from './reading.ts'

/** Words below which what a paywall leaves is its beginning. */
const stubWords = 160

const paidLine =
  /^(?:(?:already|not yet) (?:a (?:subscriber|member)|subscribed|registered)|(?:subscribe|sign up|sign in|log in|register|join)\b.{0,60}\bto (?:continue|keep|read|unlock|access|view|finish)|to (?:continue|keep|read|finish|access)\b.{0,60}\b(?:subscribe|sign|log in|register|subscription|account|member)|continue reading (?:your article|this article|with|for free|by)|keep reading (?:with|for|by)|(?:this|the) (?:article|story|content|post|piece|rest of this \p{L}+) is (?:only |exclusively |reserved |available )?(?:for|to|only for|free for) (?:our |paid |paying |registered |premium )*(?:subscribers?|members?|readers)|(?:subscriber|member|premium)[- ](?:only|exclusive)|you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,60}\b(?:free|limit|articles?)|(?:unlock|get) (?:this article|unlimited|full access|full digital access)|start your (?:free )?trial|(?:weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|(?:sie sind )?bereits abonn|réservé aux abonnés|il vous reste \d{1,3} ?% |la suite est réservée|déjà abonné|contenido exclusivo|¿?ya eres suscriptor))/iu

const isCut = (text: string) => /(?:\.{3}|…|\[…\]|\[\.{3}\])\s*$/.test(text)

export const paywall: Rule = ({ lines, after, words, stated, prose }) => {
  const asks = matching([...lines.slice(-4), ...after], paidLine).length
  if (words >= stubWords) return null
  if (stated.paid) return `${words} words in front of it`
  if (asks > 0) return `${words} words, then readers are asked to subscribe or to sign in`
  return isCut(prose.at(-1)?.text ?? '') && stated.types.has('WebPageElement') ? `${words} words in front of it` : null
}

const more =
  /^(?:(?:continue|keep) reading\b.{0,60}|(?:read|see|view) (?:the )?(?:full|whole|rest of the|complete|more)\b.{0,60}|(?:full|whole) (?:story|article|text)\b.{0,30}|read on\b.{0,30}|more (?:…|\.{3}|»|→)|the post .{1,200} appeared first on .{1,80}|weiterlesen.{0,30}|lire la suite.{0,30}|leer más.{0,30}|leggi tutto.{0,30}|leia mais.{0,30}|devamını oku.{0,30}|читать (?:далее|дальше|полностью).{0,30}|читати далі.{0,30}|اقرأ المزيد.{0,30})[\s»›→>.:]*$/iu

export const teaser: Rule = ({ lines, after, words, prose }) => {
  if (words >= stubWords) return null
  const last = prose.at(-1)?.text ?? ''
  const cut = isCut(last)
  const leads = [...lines.slice(-2), ...after.slice(0, 2)].some(({ text }) => text.length < 300 && more.test(text))
  if (cut && words < stubWords * 0.75) return `${words} words that break off`
  return leads ? `${words} words, then a link to the rest` : null
}

const consent =
  /\b(?:cookies?|consent(?:s|ed)?|legitimate interests?|personal data|tracking technolog(?:y|ies)|partners|vendors|privacy (?:policy|settings|preferences|cent(?:er|re))|your (?:choices|preferences|device|privacy)|accept all|reject all|manage (?:options|settings|preferences|choices)|einwilligung\w*|datenschutz\w*|zustimm\w+|stimmen sie|verarbeit\w+|consentement|consentimiento|témoins|préférences)\b/i
const toReader = /\b(?:we|our|us|you|your|this (?:site|website)|wir|unsere?|sie|ihre?|nous|vous|vos|nos)\b/i

const consentShare = 0.5
/** Words of a notice that is little but its buttons. */
const fewWords = 120
const choice =
  /^(?:accept|agree|reject|decline|manage|alle akzeptieren|ablehnen|einstellungen|tout (?:accepter|refuser)|aceptar|rechazar)\b/i

export const consentNotice: Rule = (reading) => {
  if (reading.words > 500) return null
  const short = reading.words < fewWords
  const sentences = [...sentencesIn(reading), ...(short ? reading.after.map(({ text }) => text) : [])]
  const asking = sentences.filter((text) => consent.test(text) && toReader.test(text)).length
  const chosen = short ? sentences.filter((text) => choice.test(text)).length : 0
  return (asking >= 3 || (asking >= 2 && chosen >= 2)) && asking >= consentShare * sentences.length
    ? `${asking} of ${sentences.length} sentences ask for consent`
    : null
}

const shell =
  /\b(?:(?:enable|turn on|activate|requires?|needs?|without|disabled?) (?:your )?java ?script|java ?script (?:is|must be|has been|to be)? ?(?:enabled|disabled|required|turned (?:on|off)|not (?:enabled|available|supported))|(?:browser|version) (?:is )?(?:not|no longer) supported|unsupported browser|upgrade your browser|checking (?:your browser|if the site connection)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|(?:activer|activez|désactive[rz]|aktivieren sie|habilit[ae]r?|activ[ae]r?) (?:bitte )?(?:java ?script|votre bloqueur)|besoin de java ?script|java ?script (?:aktivieren|activé|habilitado)|unusual (?:traffic|activity)|access (?:to this page )?(?:has been )?denied|ray id|page (?:you (?:are looking for|requested) )?(?:was |could |can )?not (?:be )?found|(?:page|article|content) (?:is )?(?:no longer available|unavailable|does(?:n['’]t| not) exist|has been (?:moved|removed|deleted))|error (?:4\d\d|5\d\d)|(?:4\d\d|5\d\d) error|temporarily unavailable|under maintenance|try again later|captcha|disable your ad ?blocker|ad ?blocker detected)\b/i
const shellWords = 220

export const scriptShell: Rule = (reading) => {
  if (reading.words > shellWords) return null
  const sentences = [...sentencesIn(reading), ...(reading.title === '' ? [] : [reading.title])]
  const said = sentences.filter((text) => shell.test(text)).length
  const enough = said >= 2 || (said >= 1 && reading.words < 90)
  return enough && said >= 0.25 * sentences.length ? 'what a site shows in place of an article' : null
}

const policyTitle =
  /^(?:(?:our|the|website|general|cookie|data|privacy|legal|[\p{Lu}][\p{L}]+) ){0,3}(?:(?:privacy|cookie|cookies|data protection|refund|returns?|shipping) (?:policy|notice|statement)|terms (?:of (?:use|service|sale)|and conditions|& conditions)|legal notice|disclaimer|impressum|imprint|datenschutzerklärung|allgemeine geschäftsbedingungen|mentions légales|aviso legal)(?: ?[|–—-].{0,60})?$/iu

export const policy: Rule = ({ title, before, prose }) => {
  const titled = policyTitle.test(title || (before.at(-1)?.text ?? ''))
  const spoken = prose.filter(({ text }) => toReader.test(text)).length
  return titled && spoken >= 0.4 * prose.length ? 'its title and its sentences to the reader say so' : null
}

const sentencesIn = ({ lines }: GenreReading) =>
  lines.flatMap(({ text, prose }) => (prose ? splitSentences(text) : [text]))
