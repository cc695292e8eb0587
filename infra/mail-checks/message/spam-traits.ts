// Traits of a message, as sent, that filters take for signs of spam and a sender can avoid.
import type { Contrast } from '../accessibility/contrast.ts'
import { isAnswer, type ReceivedEmail } from './received-email.ts'

export interface Trait {
  name: string
  isWell: boolean
  detail: string
}

export function spamTraits(email: ReceivedEmail, contrast: Contrast, links: { text: string; href: string }[]): Trait[] {
  const has = (name: string) => email.headers.some((header) => header.name.toLowerCase() === name.toLowerCase())
  const hidden = [...contrast.light, ...contrast.dark].filter(({ ratio }) => ratio < leastSeen)
  const seen = email.html.replace(/<style\b[^>]*>[^<]*<\/style>/gi, '').replace(/<[^<>]*>/g, ' ')
  const share = wordsIn(email.text) / Math.max(1, wordsIn(seen))
  const lying = links.filter(({ text, href }) => namesAnotherHost(text, href))
  return [
    trait('A subject that does not shout', !isShouting(email.subject), email.subject),
    trait(
      `A subject of 1 to ${longestSubject} characters`,
      email.subject !== '' && [...email.subject].length <= longestSubject,
      '',
    ),
    trait('A sender with a name', email.sender.name !== '', email.sender.address),
    ...['Date', 'Message-ID', 'MIME-Version'].map((name) => trait(`The header ${name}`, has(name), '')),
    unsubscribing(email, has),
    trait('A text part with the words of the HTML', share > leastInText, `${Math.round(share * 100)}% of its words`),
    trait('No words in the colour of their ground', hidden.length === 0, hidden[0]?.sample ?? ''),
    trait('No link whose words name another address', lying.length === 0, lying[0]?.text ?? ''),
    trait('No form and no script', !/<(?:form|script|iframe|object|embed)\b/i.test(email.html), ''),
    trait('No image in place of text', (email.html.match(/<img\b/gi)?.length ?? 0) <= mostImages, ''),
  ]
}

/** More than any client shows; a header line should have at most 78 (RFC 5322). */
const longestSubject = 100
/** Least share of the HTML's words that the text part must have; it may leave out what only frames. */
const leastInText = 0.5
/** Our emails have one, the logo; an email made only of pictures is a sign of spam. */
const mostImages = 3
/** In a subject with more letters than this, most in capitals. */
const fewLetters = 10
const mostCapitals = 0.6

/** Below this contrast the eye does not notice that there is text. */
const leastSeen = 1.5

function unsubscribing(email: ReceivedEmail, has: (name: string) => boolean): Trait {
  const isThere = has('List-Unsubscribe') && has('List-Unsubscribe-Post')
  return trait('One-click unsubscribe, or an answer no one subscribed to', isThere || isAnswer(email), '')
}

function trait(name: string, isWell: boolean, detail: string): Trait {
  return { name, isWell, detail }
}

/** @example isShouting('READ THIS NOW') // true */
export function isShouting(subject: string): boolean {
  const letters = subject.match(/\p{L}/gu) ?? []
  const upper = subject.match(/\p{Lu}/gu) ?? []
  return /[!?]{2}|\${2}/.test(subject) || (letters.length > fewLetters && upper.length > mostCapitals * letters.length)
}

function namesAnotherHost(text: string, href: string): boolean {
  const named = /^(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:\/|$)/i.exec(text.trim())?.[1]?.toLowerCase()
  if (named === undefined || !URL.canParse(href)) return false
  const host = new URL(href).host
  return host !== named && !host.endsWith(`.${named}`)
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
}
