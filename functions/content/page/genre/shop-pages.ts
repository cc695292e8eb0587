// Recognises pages that sell or invite: shopping lists and products, buying guides, events, job offers, prize draws and
// giveaways.
import { splitSentences } from '../../language/sentences/sentence.ts'
import { counted, type GenreReading, matching, type Rule } from './genre-reading.ts'

const buy =
  /^(?:see it(?: now)?\b|buy(?: it| now| from| at| on)?\b|shop (?:now|at|it|the)\b|check (?:the )?(?:latest )?price|view (?:deal|at|on|price)|get (?:it|the deal|this deal)\b|order (?:now|at|from|it)\b|available (?:at|from|on)\b|add to (?:cart|basket)|[$€£]\s?\d[\d.,]{0,15} (?:at|from|on|via)\b|price:|jetzt kaufen|bei \p{L}+ (?:kaufen|ansehen)|acheter)/iu
const priced = /(?:[$€£₩¥]\s?\d|(?<![\d.,])\d[\d.,]{0,15} ?(?:€|£|₩|EUR|USD|GBP|Euro)(?![\p{L}]))/u
const disclosure =
  /\b(?:earn|receive|get|make)s?\b.{0,30}\b(?:commissions?|affiliate)|affiliate (?:links?|partners?|commission)|as an amazon associate/i

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Most words of a link to buy and of a line with a price; number of lines after the text that may be such links. */
const longestBuy = 10
const longestPriced = 14
const buysBehind = 2
/** Products: fewest signs if the page says that its links are paid for, fewest links to buy if not, fewest prices next
 * to one such link. */
const fewestTold = 3
const fewestBuys = 3
const fewestPrices = 4
/** Share of the words in sentences below which the page of a product tells nothing else. */
const mostlyProse = 0.6

/** `The best lamps for small rooms`, `Black Friday deals`: a title above things to buy. A trade deal or the best of a
 * season is not accompanied by prices and paid links. */
const sells = new RegExp(
  [
    String.raw`\b(?:black friday|cyber monday|prime day|daily|best|early|top|cheap|laptop|phone|tv)\b.{0,50}\b(?:deals?|offers?|bargains?|discounts?)\b`,
    String.raw`\bgift (?:guides?|ideas?|list)\b|\b(?:promo|coupon|voucher|discount) codes?\b|\bwhere to buy\b`,
    String.raw`^(?:the |our )?(?:\d{1,3} )?(?:very |absolute )?best (?!of\b)[\p{L}’' -]{3,60}?(?: (?:for|to|of 20\d\d|in 20\d\d|under|from|you|we)\b|,|:|$)`,
    String.raw`^(?:the )?\d{1,3} (?:of the )?best\b|\b(?:from|under|for only) [$€£]\d|^die besten\b|\bschnäppchen\b|\b(?:bons plans|chollos|offerte)\b`,
  ].join('|'),
  'iu',
)
/** Fewest prices and paid links under such a title. Chosen after reading. */
const fewestUnderTitle = 3
const fewestPaidLinks = 2

function sellsByTitle({ title, lines, before, after, headings, stated }: GenreReading, told: boolean): string | null {
  if (!sells.test(title)) return null
  const all = [...before, ...lines, ...after]
  const prices = all.filter(({ text }) => priced.test(text)).length + headings.filter((one) => priced.test(one)).length
  const links = stated.paidLinks
  if (!told && prices < fewestUnderTitle && links < fewestPaidLinks) return null
  return told || links >= fewestPaidLinks ? 'its title, and links that are paid for' : `its title, and ${prices} prices`
}

export const shoppingList: Rule = (reading) => {
  const { lines, headings, before, after, stated, proseShare } = reading
  const buys = [...lines, ...after.slice(0, buysBehind)].filter(
    (line) => line.words <= longestBuy && buy.test(line.text),
  ).length
  const prices =
    headings.filter((text) => priced.test(text)).length +
    lines.filter((line) => line.words <= longestPriced && !line.ended && priced.test(line.text)).length
  const told = [...before, ...lines, ...after].some(({ text }) => disclosure.test(text))
  const titled = sellsByTitle(reading, told)
  if (titled !== null) return titled
  if (stated.built === 'shop') return 'what it was built with makes this the page of a product'
  const article = [...stated.types].some((type) => /Article|Posting|Report$/.test(type))
  const signs = buys + prices
  if ((told && signs >= fewestTold) || buys >= fewestBuys || (prices >= fewestPrices && buys >= 1))
    return `${counted(Math.max(buys, prices), 'product')} with prices or links to buy`
  if (stated.types.has('Product') && !article && (prices >= 1 || buys >= 1 || proseShare < mostlyProse))
    return 'the page of a product'
  return stated.types.has('Product') && stated.types.has('Offer') && !article && !stated.types.has('Review')
    ? 'the page of a product'
    : null
}

const invites =
  /\b(?:book (?:your|now|online|a|tickets?)|buy (?:your )?tickets?|tickets? (?:are|available|from|on sale|can be)|reserve your|register (?:now|here|today|at)|apply (?:now|by|online|here)|call (?:us|now|today)|contact us|visit (?:us|our)|don['’]t miss|hurry|limited (?:time|offer)|free (?:delivery|shipping|quote)|order today|join us|we (?:hope|look forward) to (?:see|seeing|welcom)|what are you waiting for|sign up today|send (?:your )?(?:cv|résumé|resume|application))\b/i
const practical =
  /^(?:(?:where|when|venue|date|time|doors|opening (?:hours|times)|hours|admission|entry|tickets?|price|address|phone|tel|e-?mail|website|inquir(?:y|ies)|contact|location|salary|deadline|closing date)\b\s?[:–—-]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.{0,40}\d{1,2}(?::\d{2})? ?(?:[ap]\.?m|uhr|h\b)|(?:https?:\/\/|www\.)\S+$|\S+@\S+$|\+?[\d ()-]{8,20}$)/i

const drawn =
  /(?:\bentrants? must\b|\bone entry per\b|\bwinners? will be (?:drawn|chosen|notified|contacted|selected)|\bcannot be exchanged for\b|\bno cash alternative|\bdecision is final|^to enter\b|\b(?:lucky|one) reader\b|\b(?:einsende|teilnahme)schluss|\brechtsweg ist ausgeschlossen|\btirage au sort|\bbases del sorteo)/i

/** Fewest sentences of rules, and fewest headings of a job to be filled. */
const fewestRules = 3
const fewestJobHeads = 3
/** Most words of a line with a time or a place, and of one with only a price; lines after the text that may invite. */
const longestFact = 25
const longestPrice = 6
const invitesBehind = 3
/** Fewest such lines, and the share of the words in sentences, with one invitation and with two. */
const invitedOnce = { facts: 3, prose: 0.75 }
const invitedTwice = { facts: 2, prose: 0.7 }

export const offer: Rule = (reading) => {
  const { lines, after, stated, proseShare } = reading
  const rules = lines.flatMap(({ text }) => splitSentences(text)).filter((text) => drawn.test(text)).length
  if (rules >= fewestRules) return 'the rules of a prize draw'
  const facts = lines.filter(
    (line) =>
      line.words <= longestFact &&
      (practical.test(line.text) || (line.words <= longestPrice && priced.test(line.text))),
  ).length
  const invited = matching([...lines, ...after.slice(0, invitesBehind)], invites).length
  const job = matching(
    lines,
    /^(?:(?:key |main |your )?(?:responsibilities|requirements|qualifications|duties)|what (?:you['’]ll do|we offer)|how to apply|benefits|about (?:you|the role))\W*$/i,
  ).length
  if (stated.types.has('JobPosting') || job >= fewestJobHeads) return 'a position that is to be filled'
  if (invited >= 1 && facts >= invitedOnce.facts && proseShare < invitedOnce.prose)
    return `${counted(facts, 'line')} of prices, hours or addresses`
  return invited > 1 && facts >= invitedTwice.facts && proseShare < invitedTwice.prose
    ? 'readers are asked to come or to buy'
    : null
}
