// What a site lets programs fetch (RFC 9309).
import robotsModule from 'robots-parser'
import type { WebAnswer } from './types.ts'

interface ParsedRobots {
  isAllowed(url: string, agent: string): boolean | undefined
  getCrawlDelay(agent: string): number | undefined
  getSitemaps(): string[]
}

/** The package is CommonJS and exports the function itself; its types say otherwise. */
const robotsParser = robotsModule as unknown as (at: string, text: string) => ParsedRobots

/** RFC 9309, 2.5: at least 500 KiB must be read; what comes after is ignored. */
export const robotsBytes = 500 * 1_024

export interface RobotsRules {
  isAllowed(url: string): boolean
  /** Seconds between two requests that the site asks for; `null` where it says nothing. */
  crawlDelay: number | null
  sitemaps: string[]
  /** Why an address that is not allowed is not. */
  refusal: string
}

const everything: RobotsRules = { isAllowed: () => true, crawlDelay: null, sitemaps: [], refusal: '' }
const nothing = (why: string): RobotsRules => ({
  ...everything,
  isAllowed: () => false,
  refusal: `what its site allows programs cannot be known now: ${why}`,
})

/** @example robotsAddress('https://example.com/a/feed.xml') // 'https://example.com/robots.txt' */
export function robotsAddress(url: string): string {
  return new URL('/robots.txt', url).href
}

/**
 * A site that has no rules (4xx) allows everything, one that cannot say (5xx, unreachable) nothing for now
 * (RFC 9309, 2.3.1).
 *
 * @param at where the rules were asked for, before redirects
 * @param agent the product token of our user agent
 */
export function robotsRules(at: string, answer: WebAnswer, agent: string): RobotsRules {
  if ('refused' in answer) return answer.refused === 'redirects' ? everything : nothing(answer.detail)
  if (answer.status >= 500 || answer.status === 429) return nothing(`${at} answers ${answer.status}`)
  if (answer.status >= 300) return everything
  const text = new TextDecoder().decode(answer.bytes.subarray(0, robotsBytes))
  const rules = robotsParser(at, text)
  const delay = rules.getCrawlDelay(agent)
  return {
    isAllowed: (url) => rules.isAllowed(url, agent) !== false,
    crawlDelay: typeof delay === 'number' && Number.isFinite(delay) && delay >= 0 ? delay : null,
    sitemaps: rules.getSitemaps(),
    refusal: `${at} asks programs to keep away`,
  }
}
