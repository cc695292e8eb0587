// Recognises articles that check a claim made by others. Their text repeats the claim, often as its first sentence, and
// says elsewhere what is wrong with it: an excerpt would state as a fact what the article refutes.
import type { Rule } from './genre-reading.ts'

const word =
  '(?:fact[- ]?check(?:ing|s)?|reality check|faktencheck|faktenfuchs|vérification(?: des faits)?|désintox|verificaci[oó]n(?: de datos)?|checagem(?: de fatos)?|verifica(?: dei fatti)?|doğruluk kontrolü|фактчек(?:инг)?|تدقيق الحقائق)'
const titled = new RegExp(String.raw`^${word} ?[:|–—-] ?\S|[:|–—-] ?${word}$`, 'iu')
const kicker = new RegExp(`^${word}$`, 'iu')
/** Lines above the text in which its section is named. Chosen, not measured. */
const linesAbove = 4

export const factCheck: Rule = ({ title, before, stated }) => {
  if (stated.types.has('ClaimReview')) return 'it says so itself'
  if (titled.test(title)) return 'its title says so'
  return before.slice(-linesAbove).some(({ text }) => kicker.test(text)) ? 'the line above it says so' : null
}
