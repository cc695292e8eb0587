// What a site lets programs fetch (RFC 9309), and how long that is remembered. Of robots.txt: its bytes, how long it
// is cached, what holds while it cannot be had.
import robotsModule from 'robots-parser'
import { dayMs, minuteMs } from '../durations.ts'
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

/** RFC 9309, 2.4: rules are not to be used for longer, unless they cannot be had. */
const keptMs = dayMs
/** A site that gives no answer is asked again no earlier: less than the shortest interval of a source. */
const askAgainMs = 30 * minuteMs
/** RFC 9309, 2.3.1.4: its example of how long old rules stand where none can be had. */
const oldestMs = 30 * dayMs

export interface RobotsRules {
  isAllowed(url: string): boolean
  /** Seconds between two requests that the site asks for; `null` where it says nothing. */
  crawlDelay: number | null
  sitemaps: string[]
  /** Why an address that is not allowed is not. */
  refusal: string
  /** Why the rules are not known; absent where they are. */
  cause?: RulesUnknown | undefined
}

const everything: RobotsRules = { isAllowed: () => true, crawlDelay: null, sitemaps: [], refusal: '' }

/** @example robotsAddress('https://example.com/a/feed.xml') // 'https://example.com/robots.txt' */
export function robotsAddress(url: string): string {
  return new URL('/robots.txt', url).href
}

/** True once the site must be asked. */
export function isStale(kept: KeptRobots | null, nowMs: number): boolean {
  return kept === null || Date.parse(kept.nextAt) <= nowMs
}

/**
 * What is kept of an answer. A site that has no rules (4xx, or redirects without an end) allows everything. One that
 * cannot say (5xx, 429, unreachable) allows what it allowed when it last could, and nothing where that was never or
 * too long ago (RFC 9309, 2.3.1).
 *
 * @param at where the rules were asked for, before redirects
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
      // Of a site that does not answer there is more amiss than that its rules are not known.
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

/** `null` where the site said what it allows, be it by having no rules. */
function failureOf(at: string, answer: WebAnswer): string | null {
  if ('refused' in answer) return answer.refused === 'redirects' ? null : answer.detail
  return answer.status >= 500 || answer.status === 429 ? `${at} answers ${answer.status}` : null
}

function textOf(answer: WebAnswer): string {
  if ('refused' in answer || answer.status >= 300) return ''
  return new TextDecoder().decode(answer.bytes.subarray(0, robotsBytes))
}
