// Recognises what a site shows in place of an article: cookie notices, error pages, pages empty without their script,
// policies.
import { splitSentences } from '../../language/sentences/sentence.ts'
import type { GenreReading, Rule } from './genre-reading.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
const consent =
  /\b(?:cookies?|consent(?:s|ed)?|legitimate interests?|personal data|tracking technolog(?:y|ies)|partners|vendors|privacy (?:policy|settings|preferences|cent(?:er|re))|your (?:choices|preferences|device|privacy)|accept all|reject all|manage (?:options|settings|preferences|choices)|einwilligung\w*|datenschutz\w*|zustimm\w+|stimmen sie|verarbeit\w+|consentement|consentimiento|témoins|préférences)\b/i
const toReader = /\b(?:we|our|us|you|your|this (?:site|website)|wir|unsere?|sie|ihre?|nous|vous|vos|nos)\b/i

/** Most words of a notice, and of one that is little but its buttons; fewest sentences that ask, fewer if there are
 * buttons to choose from, and their share of all. */
const longestNotice = 500
const fewWords = 120
const fewestAsking = 3
const fewestBesideChoices = 2
const fewestChoices = 2
const consentShare = 0.5
const choice =
  /^(?:accept|agree|reject|decline|manage|alle akzeptieren|ablehnen|einstellungen|tout (?:accepter|refuser)|aceptar|rechazar)\b/i

export const consentNotice: Rule = (reading) => {
  if (reading.words > longestNotice) return null
  const short = reading.words < fewWords
  const sentences = [...sentencesIn(reading), ...(short ? reading.after.map(({ text }) => text) : [])]
  const asking = sentences.filter((text) => consent.test(text) && toReader.test(text)).length
  const chosen = short ? sentences.filter((text) => choice.test(text)).length : 0
  const asks = asking >= fewestAsking || (asking >= fewestBesideChoices && chosen >= fewestChoices)
  return asks && asking >= consentShare * sentences.length
    ? `${asking} of ${sentences.length} sentences ask for consent`
    : null
}

const shell =
  /\b(?:(?:enable|turn on|activate|requires?|needs?|without|disabled?) (?:your )?java ?script|java ?script (?:is|must be|has been|to be)? ?(?:enabled|disabled|required|turned (?:on|off)|not (?:enabled|available|supported))|(?:browser|version) (?:is )?(?:not|no longer) supported|unsupported browser|upgrade your browser|checking (?:your browser|if the site connection)|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|(?:activer|activez|désactive[rz]|aktivieren sie|habilit[ae]r?|activ[ae]r?) (?:bitte )?(?:java ?script|votre bloqueur)|besoin de java ?script|java ?script (?:aktivieren|activé|habilitado)|unusual (?:traffic|activity)|access (?:to this page )?(?:has been )?denied|ray id|page (?:you (?:are looking for|requested) )?(?:was |could |can )?not (?:be )?found|(?:page|article|content) (?:is )?(?:no longer available|unavailable|does(?:n['’]t| not) exist|has been (?:moved|removed|deleted))|error (?:4\d\d|5\d\d)|(?:4\d\d|5\d\d) error|temporarily unavailable|under maintenance|try again later|captcha|disable your ad ?blocker|ad ?blocker detected)\b/i
/** Most words of such a page, fewest sentences that say so, most words of one where a single sentence does, and their
 * share. */
const shellWords = 220
const fewestSaid = 2
const shortShell = 90
const leastSaid = 0.25

export const scriptShell: Rule = (reading) => {
  if (reading.words > shellWords) return null
  const sentences = [...sentencesIn(reading), ...(reading.title === '' ? [] : [reading.title])]
  const said = sentences.filter((text) => shell.test(text)).length
  const enough = said >= fewestSaid || (said >= 1 && reading.words < shortShell)
  return enough && said >= leastSaid * sentences.length ? 'what a site shows in place of an article' : null
}

const policyTitle =
  /^(?:(?:our|the|website|general|cookie|data|privacy|legal|[\p{Lu}][\p{L}]+) ){0,3}(?:(?:privacy|cookie|cookies|data protection|refund|returns?|shipping) (?:policy|notice|statement)|terms (?:of (?:use|service|sale)|and conditions|& conditions)|legal notice|disclaimer|impressum|imprint|datenschutzerklärung|allgemeine geschäftsbedingungen|mentions légales|aviso legal)(?: ?[|–—-].{0,60})?$/iu

/** Least share of its sentences that address the reader. */
const leastSpoken = 0.4

export const policy: Rule = ({ title, before, prose }) => {
  const titled = policyTitle.test(title || (before.at(-1)?.text ?? ''))
  const spoken = prose.filter(({ text }) => toReader.test(text)).length
  return titled && spoken >= leastSpoken * prose.length ? 'its title and its sentences to the reader say so' : null
}

const sentencesIn = ({ lines }: GenreReading) =>
  lines.flatMap(({ text, prose }) => (prose ? splitSentences(text) : [text]))
