// Pages that point elsewhere: to other articles, to shops, to an event, to the next step of an instruction.
import { splitSentences } from '../../language/sentence.ts'
import { counted, type GenreLine, type GenreReading, matching, type Rule } from './reading.ts'

const several = '(?:\\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a dozen)'
const roundUpTitle = new RegExp(
  `\\b(?:round-?up|(?:morning|evening|daily|weekly|weekend|lunchtime|midday|friday|monday|sunday|saturday) (?:briefing|digest|edition|brief|newsletter|headlines|mail|memo|wrap|links|read(?:s|ing)?)|(?:news|world|business|sport|local|tech) (?:in brief|briefs|digest|wrap|bulletin)|at a glance|need to know|(?:this|the|last) week in|(?:your|the) (?:day|week) in|today['’]s (?:headlines|news|top stories|papers)|what (?:we['’]re|I['’]m|to) read(?:ing)?|link(?:s|fest) (?:of|for)|newsletter|das wichtigste (?:am|vom|des|zum)|morgenlage|${several} (?:podcasts|books|films|movies|series|albums|songs|shows|apps|exhibitions|events) (?:to|you|we|for|of)|${several} (?:things|stories|headlines|links|reads) (?:to|you|we|in|from|for|of)|newsbriefs?|in other news|top stories|paper review|presseschau|revue de presse|die wichtigsten nachrichten|kurz notiert)\\b`,
  'i',
)
const greeting =
  /^(?:good (?:morning|afternoon|evening|day)\b|welcome (?:back )?to\b|happy (?:mon|tues|wednes|thurs|fri|satur|sun)day\b|hello,? (?:and|readers|everyone)\b|guten morgen\b|bonjour\b)|\bhere(?:['’]s| is| are) (?:what|the|our|your|everything|some)\b.{0,80}\b(?:today|this (?:week|morning|evening|monday|tuesday|wednesday|thursday|friday|weekend)|need to know|happening|stories|headlines|news|links)\b/i

/** `… muss der Landrat neu rechnen. Zum Kommentar` */
const leading = /[.!?…] (?:zu[mr] \p{Lu}\p{L}{2,20}|read more|read on|lire la suite|leer más|leggi tutto)[\s»→>]*$/iu

/** Paragraphs without which nothing can be said of how they hang together. */
const fewestItems = 4

export const roundUp: Rule = (reading) => {
  const { title, prose, lines, before } = reading
  const led = matching(lines, leading).length
  if (led >= 3 && led >= 0.4 * lines.length) return `${counted(led, 'paragraph')} that lead elsewhere`
  const items = prose.filter(({ words }) => words >= 10)
  if (items.length < fewestItems) return null
  const titled = roundUpTitle.test(title) || before.some(({ text, words }) => words <= 8 && roundUpTitle.test(text))
  const greeted = matching(lines.slice(0, 4), greeting).length > 0
  const links = matching(lines, /^(?:read (?:more|the|it)|full story|more (?:here|at|on)|via|source)\b.{0,60}$/i).length
  // Most pages show no other sign, and looking for what paragraphs share takes longest.
  if (!titled && !greeted && links < 3) return null
  const apart = share(items)
  const saw = `${counted(items.length, 'paragraph')} on matters of their own`
  if (titled && greeted && apart < 0.8) return saw
  if (titled && items.length >= 5 && apart < 0.5) return saw
  if (before.some(({ text, words }) => words <= 3 && roundUpTitle.test(text)) && apart < 0.3) return saw
  if (greeted && items.length >= 5 && apart < 0.4) return saw
  return links >= 3 && links >= 0.3 * items.length && apart < 0.5 ? saw : null
}

/** 0–1: paragraphs that share a name or two words of weight with the one before or the one behind it. */
function share(items: readonly GenreLine[]): number {
  const words = items.map(({ text }) => wordsOf(text))
  const tied = words.filter((own, at) => [at - 1, at + 1].some((next) => ties(own, words[next])))
  return tied.length / Math.max(items.length, 1)
}

interface Words {
  names: Set<string>
  others: Set<string>
}

function wordsOf(text: string): Words {
  const names = new Set<string>()
  const others = new Set<string>()
  for (const [word] of text.slice(0, 3000).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’-]{2,}/gu)) {
    const plain = word.toLowerCase().replace(/['’]s$/, '')
    if (/^\p{Lu}/u.test(word) && word.length > 3) names.add(plain)
    else if (word.length > 5) others.add(plain)
  }
  for (const name of ordinary) names.delete(name)
  return { names, others }
}

/** Begin sentences, and name what every page has. */
const ordinary =
  'this that they there their then when what while where with from after before about also have here more most some many other these those according however meanwhile because although since under over into during last next monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december good morning'.split(
    ' ',
  )

function ties(own: Words, next: Words | undefined): boolean {
  if (next === undefined) return false
  return (
    [...own.names].some((name) => next.names.has(name)) ||
    [...own.others].filter((word) => next.others.has(word)).length >= 2
  )
}

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

const docsTitle =
  /^(?:(?:install(?:ing|ation)?|configur(?:e|ing|ation)|set(?:ting)? up|getting started|quick ?start|upgrad(?:e|ing)|deploy(?:ing|ment)?|migrat(?:e|ing|ion)|troubleshoot(?:ing)?|api|cli|command(?:-line)?|user|reference|using|creat(?:e|ing)|enabl(?:e|ing)|connect(?:ing)? to|authenticat(?:e|ion))\b|.{0,60}\b(?:reference|documentation|docs|manual|user guide|api|readme|quick ?start|tutorial)\b)/i
const chrome =
  /^(?:on this page|in this (?:article|section|topic|guide)|table of contents|edit this page(?: on .{1,20})?|request (?:docs )?changes|was this (?:page|article|information) helpful\??|prerequisites|usage|syntax|parameters|return values?|examples?|options|see also|next steps|system requirements|installation|configuration|supported (?:platforms|versions)|release channels|feedback)\W*$/i
const code =
  /(?:^[$#>] \S|(?:^|\s)(?:sudo|npm|yarn|pip3?|apt(?:-get)?|brew|docker|git|curl|cargo|kubectl|chmod|cd|mkdir) [a-z-][\w./-]*|--[a-z][a-z-]{2,}\b|\b[a-z]+_[a-z_]+\b|\b\w+\(\)|<\/?[a-z]+>|\{\s*"|=>|\bx86_64\b|\barm64\b|\b\w+\.(?:json|ya?ml|conf|sh|exe|deb|rpm|tar|zip|py|js|ts|toml|ini|xml)\b|^\s*(?:import|const|let|var|def|class|return|SELECT)\s\w)/
const instructs =
  /^(?:(?:to [\p{L} ]{3,60}, )?(?:you (?:can|must|should|need|may|will)|make sure|run|click|select|open|choose|enter|type|copy|download|navigate|go to|note that|use|set|create|follow|ensure|press|tap|add|see|refer to|replace|specify)\b)|\b(?:the following (?:command|example|options?|packages?|table|steps?)|should follow the|for more information|as follows)\b/iu

export const documentation: Rule = (reading: GenreReading) => {
  const { title, lines, prose, before, headings, signed, stated } = reading
  if (stated.types.has('TechArticle') || stated.types.has('APIReference') || stated.types.has('HowTo')) {
    if (!signed) return 'it says so itself'
  }
  if (stated.built === 'documentation' && !signed) return 'what it was built with makes documentation'
  const titled = docsTitle.test(title)
  // What is signed must show all four signs.
  if (signed && !titled) return null
  const codes = lines.filter(({ text }) => code.test(text.slice(0, 600))).length
  const frames = [
    ...before.map(({ text }) => text),
    ...headings,
    ...lines.filter(({ words }) => words <= 6).map(({ text }) => text),
  ].filter((text) => chrome.test(text)).length
  const told = prose.filter(({ text }) => instructs.test(text)).length
  const signs =
    Number(titled) + Number(codes >= 3) + Number(frames >= 2) + Number(told >= 3 && told >= 0.25 * prose.length)
  if (signed ? signs < 4 : signs < 2) return null
  return `${counted(told, 'paragraph')} of instructions, ${counted(codes, 'line')} with code`
}
