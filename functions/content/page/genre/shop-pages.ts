// Pages that sell or invite: shopping lists and products, events, positions, prize draws.
import { splitSentences } from '../../language/sentence.ts'
import { counted, matching, type Rule } from './reading.ts'

const buy =
  /^(?:see it(?: now)?\b|buy(?: it| now| from| at| on)?\b|shop (?:now|at|it|the)\b|check (?:the )?(?:latest )?price|view (?:deal|at|on|price)|get (?:it|the deal|this deal)\b|order (?:now|at|from|it)\b|available (?:at|from|on)\b|add to (?:cart|basket)|[$€£]\s?\d[\d.,]{0,15} (?:at|from|on|via)\b|price:|jetzt kaufen|bei \p{L}+ (?:kaufen|ansehen)|acheter)/iu
const priced = /(?:[$€£₩¥]\s?\d|(?<![\d.,])\d[\d.,]{0,15} ?(?:€|£|₩|EUR|USD|GBP|Euro)(?![\p{L}]))/u
const disclosure =
  /\b(?:earn|receive|get|make)s?\b.{0,30}\b(?:commissions?|affiliate)|affiliate (?:links?|partners?|commission)|as an amazon associate/i

export const shoppingList: Rule = ({ lines, headings, before, after, stated, proseShare }) => {
  const buys = [...lines, ...after.slice(0, 2)].filter((line) => line.words <= 10 && buy.test(line.text)).length
  const prices =
    headings.filter((text) => priced.test(text)).length +
    lines.filter((line) => line.words <= 14 && !line.ended && priced.test(line.text)).length
  const told = [...before, ...lines, ...after].some(({ text }) => disclosure.test(text))
  const article = [...stated.types].some((type) => /Article|Posting|Report$/.test(type))
  const signs = buys + prices
  if ((told && signs >= 3) || buys >= 3 || (prices >= 4 && buys >= 1))
    return `${counted(Math.max(buys, prices), 'product')} with prices or links to buy`
  if (stated.types.has('Product') && !article && (prices >= 1 || buys >= 1 || proseShare < 0.6))
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

export const offer: Rule = (reading) => {
  const { lines, after, stated, proseShare } = reading
  const rules = lines.flatMap(({ text }) => splitSentences(text)).filter((text) => drawn.test(text)).length
  if (rules >= 3) return 'the rules of a prize draw'
  const facts = lines.filter(
    (line) => line.words <= 25 && (practical.test(line.text) || (line.words <= 6 && priced.test(line.text))),
  ).length
  const invited = matching([...lines, ...after.slice(0, 3)], invites).length
  const job = matching(
    lines,
    /^(?:(?:key |main |your )?(?:responsibilities|requirements|qualifications|duties)|what (?:you['’]ll do|we offer)|how to apply|benefits|about (?:you|the role))\W*$/i,
  ).length
  if (stated.types.has('JobPosting') || job >= 3) return 'a position that is to be filled'
  if (facts >= 3 && proseShare < 0.75 && invited >= 1) return `${counted(facts, 'line')} of prices, hours or addresses`
  return invited >= 2 && facts >= 2 && proseShare < 0.7 ? 'readers are asked to come or to buy' : null
}
