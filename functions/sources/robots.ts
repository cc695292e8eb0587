// What a site lets programs fetch (RFC 9309): how much of robots.txt is read, how long it is cached, and what applies
// while it cannot be fetched.
import robotsModule from 'robots-parser'
import { dayMs, minuteMs } from '../durations.ts'
import { longestUrl } from './source-address.ts'
import type { KeptRobots, RulesUnknown, WebAnswer } from './types.ts'

interface ParsedRobots {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
  getSitemaps(): string[]
}

/** The package is CommonJS and exports the function itself; its types say otherwise. */
const robotsParser = robotsModule as unknown as (at: string, text: string) => ParsedRobots

/** RFC 9309, 2.5: at least 500 KiB must be read; what comes after is ignored. */
export const robotsBytes = 500 * 1_024

/** RFC 9309, 2.4: rules should not be used for longer, unless they cannot be fetched. */
const keptMs = dayMs
/** A site that does not respond is asked again after this: less than the shortest interval of a source. */
const askAgainMs = 30 * minuteMs
/** RFC 9309, 2.3.1.4: its example of how long old rules apply if none can be fetched. */
const oldestMs = 30 * dayMs

/** Characters of a line: no longer one can match, with a star before each letter and all letters escaped. */
const longestRule = 4 * longestUrl + 100

export interface RobotsRules {
  isAllowed(url: string): boolean
  /** Seconds between two requests that the site asks for; `null` if it does not say. */
  crawlDelay: number | null
  sitemaps: string[]
  /** Why an address is not allowed. */
  refusal: string
  /** Why the rules are not known; absent if they are. */
  cause?: RulesUnknown | undefined
}

const everything: RobotsRules = { isAllowed: () => true, crawlDelay: null, sitemaps: [], refusal: '' }

/** @example robotsAddress('https://example.com/a/feed.xml') // 'https://example.com/robots.txt' */
export function robotsAddress(url: string): string {
  return new URL('/robots.txt', url).href
}

/** True if the site must be asked again. */
export function isStale(kept: KeptRobots | null, nowMs: number): boolean {
  return kept === null || Date.parse(kept.nextAt) <= nowMs
}

/**
 * What is kept of a response. A site without rules (4xx, or endless redirects) allows everything. One that cannot say
 * (5xx, 429, unreachable) allows what it last allowed, and nothing if that was never known or too long ago (RFC 9309,
 * 2.3.1).
 *
 * @param at address of the rules, before redirects
 */
export function keptRobots(at: string, answer: WebAnswer, before: KeptRobots | null, nowMs: number): KeptRobots {
  const askedAt = new Date(nowMs).toISOString()
  const failure = failureOf(at, answer)
  if (failure === null)
    return { askedAt, readAt: askedAt, text: textOf(answer), failure, nextAt: new Date(nowMs + keptMs).toISOString() }
  const nextAt = new Date(nowMs + askAgainMs).toISOString()
  const stands = before !== null && before.readAt !== null && nowMs - Date.parse(before.readAt) < oldestMs
  const cause = 'refused' in answer ? answer.refused : 'rules-unknown'
  return stands
    ? { ...before, askedAt, failure, cause, nextAt }
    : { askedAt, readAt: null, text: '', failure, cause, nextAt }
}

/** @param agent the product token of our user agent */
export function rulesOf(at: string, { readAt, text, failure, cause }: KeptRobots, agent: string): RobotsRules {
  const isSilent = cause !== undefined && cause !== 'rules-unknown'
  if (readAt === null)
    return {
      ...everything,
      isAllowed: () => false,
      // If a site does not respond at all, unknown rules are not its only problem.
      refusal: isSilent ? `${failure}` : `what its site allows programs cannot be known now: ${failure}`,
      cause: cause ?? 'rules-unknown',
    }
  if (text === '') return everything
  const rules = robotsParser(at, text)
  const delay = rules.getCrawlDelay(agent)
  return {
    isAllowed: (url) => rules.isAllowed(url, agent) !== false,
    crawlDelay: typeof delay === 'number' && Number.isFinite(delay) && delay >= 0 ? delay : null,
    sitemaps: rules.getSitemaps(),
    refusal: `${at} asks programs to keep away`,
  }
}

/** `null` if the site said what it allows, which includes having no rules. */
function failureOf(at: string, answer: WebAnswer): string | null {
  if ('refused' in answer) return answer.refused === 'redirects' ? null : answer.detail
  return answer.status >= 500 || answer.status === 429 ? `${at} answers ${answer.status}` : null
}

function textOf(answer: WebAnswer): string {
  if ('refused' in answer || answer.status >= 300) return ''
  return matchable(new TextDecoder().decode(answer.bytes.subarray(0, robotsBytes)))
}

/** Rules that can match an address, each as short as it can be: `**` matches what `*` does, and of a rule without it
 * one character in four must stand in the address. */
function matchable(text: string): string {
  return text
    .replace(/\*{2,}/g, '*')
    .split(/\r\n|[\r\n]/)
    .filter((line) => line.length <= longestRule)
    .join('\n')
}
