// Recognises the beginning of an article that continues elsewhere: before a paywall (subscriber-only articles), or as a
// teaser with a link. Decides how few words are only a beginning (stub).
import { matching, type Rule } from './genre-reading.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Words below which the text before a paywall is only a beginning; and the same if it merely breaks off without a line
 * that says so. */
const stubWords = 160
const brokenWords = 120
/** Number of last lines of the text, and of lines after it, that may say so, and most characters of one. */
const linesAtEnd = 4
const linesAtCut = 2
const longestLink = 300

const paidLine =
  /^(?:(?:already|not yet) (?:a (?:subscriber|member)|subscribed|registered)|(?:subscribe|sign up|sign in|log in|register|join)\b.{0,60}\bto (?:continue|keep|read|unlock|access|view|finish)|to (?:continue|keep|read|finish|access)\b.{0,60}\b(?:subscribe|sign|log in|register|subscription|account|member)|continue reading (?:your article|this article|with|for free|by)|keep reading (?:with|for|by)|(?:this|the) (?:article|story|content|post|piece|rest of this \p{L}+) is (?:only |exclusively |reserved |available )?(?:for|to|only for|free for) (?:our |paid |paying |registered |premium )*(?:subscribers?|members?|readers)|(?:subscriber|member|premium)[- ](?:only|exclusive)|you(?:['’]ve| have) (?:reached|read|used) (?:your|all|the)\b.{0,60}\b(?:free|limit|articles?)|(?:unlock|get) (?:this article|unlimited|full access|full digital access)|start your (?:free )?trial|(?:weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|(?:sie sind )?bereits abonn|réservé aux abonnés|il vous reste \d{1,3} ?% |la suite est réservée|déjà abonné|contenido exclusivo|¿?ya eres suscriptor))/iu

const isCut = (text: string) => /(?:\.{3}|…|\[…\]|\[\.{3}\])\s*$/.test(text)

export const paywall: Rule = ({ lines, after, words, stated, prose }) => {
  const asks = matching([...lines.slice(-linesAtEnd), ...after], paidLine).length
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
  const around = [...lines.slice(-linesAtCut), ...after.slice(0, linesAtCut)]
  const leads = around.some(({ text }) => text.length < longestLink && more.test(text))
  if (cut && words < brokenWords) return `${words} words that break off`
  return leads ? `${words} words, then a link to the rest` : null
}
