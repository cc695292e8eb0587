// Polite fetching: what a site's robots.txt disallows is not requested, and a host gets one request at a time, at most
// one a second, from all our functions together. Sets the pause between two requests, the longest `Crawl-delay` that
// is obeyed, how long a server has to answer (time-out), and the user agent.
import type { Clock } from '../../ports.ts'
import type { SharedPoliteness, Web } from '../../source-ports.ts'
import { isStale, keptRobots, type RobotsRules, robotsAddress, robotsBytes, rulesOf } from '../../sources/robots.ts'
import type { KeptRobots, WebAnswer, WebRefusal, WebRequest } from '../../sources/types.ts'
import { followRedirects } from './follow-redirects.ts'

/** What sites that state a limit commonly allow. */
const gapMs = 1_000
/** A site that asks for longer pauses than this is fetched at this pace, because a run has to end. Chosen, not
 * measured. */
const longestGapMs = 10_000
/** Time to end a turn, after a request that used all of its time. */
const marginMs = 10_000
/** Time (ms) that a server has for an answer: enough for a slow site. Chosen, not measured. */
export const answerMs = 20_000

/** The product token of our user agent, by which robots.txt addresses it. */
const product = 'broadsheet'

/** Who is fetching, and where to contact them (RFC 9110, 10.1.5). @example 'broadsheet/1.0 (+https://news.example.com/;
 * Harbour Briefing)' */
export function userAgent(listName: string, siteUrl: string): string {
  const name = listName.replace(/[^\x20-\x7e]|[()\\]/g, '').trim()
  return `${product}/1.0 (+${siteUrl}/${name === '' ? '' : `; ${name}`})`
}

interface PolitePorts {
  web: Web
  sources: SharedPoliteness
  clock: Pick<Clock, 'now'>
}

export class PoliteWeb implements Web {
  readonly #ports: PolitePorts
  readonly #userAgent: string
  /** Rules read in this run, by address. */
  readonly #rules = new Map<string, RobotsRules>()
  /** Sites whose addresses are never requested; this reason is given instead of unknown rules. */
  readonly #notAsked = new Map<string, WebRefusal>()

  constructor(ports: PolitePorts, userAgent: string) {
    this.#ports = ports
    this.#userAgent = userAgent
  }

  async get(request: WebRequest): Promise<WebAnswer> {
    const rules = await this.#rulesOf(request.url)
    const refusal = this.#notAsked.get(robotsAddress(request.url))
    if (refusal !== undefined) return refusal
    if (!rules.isAllowed(request.url)) {
      const { refusal: detail, cause } = rules
      return cause === undefined ? { refused: 'robots', detail } : { refused: 'robots', detail, cause }
    }
    return this.#inTurn(request, Math.min(Math.max(gapMs, (rules.crawlDelay ?? 0) * 1_000), longestGapMs))
  }

  async #rulesOf(url: string): Promise<RobotsRules> {
    const at = robotsAddress(url)
    const known = this.#rules.get(at)
    if (known !== undefined) return known
    const rules = rulesOf(at, await this.#robots(at), product)
    this.#rules.set(at, rules)
    return rules
  }

  /** The rules shared by all fetches, else requested from the site. */
  async #robots(at: string): Promise<KeptRobots> {
    const { sources, clock } = this.#ports
    const before = await sources.robots(at)
    if (before !== null && !isStale(before, clock.now().getTime())) return before
    const asked = { url: at, headers: {}, limits: { bytes: robotsBytes, ms: answerMs } }
    const { answer } = await followRedirects({ get: (step) => this.#inTurn(step, gapMs) }, asked)
    if ('refused' in answer && answer.refused === 'address') this.#notAsked.set(at, answer)
    const kept = keptRobots(at, answer, before, clock.now().getTime())
    // If we had no time for the host, that says nothing about its rules.
    if (!('refused' in answer) || answer.refused !== 'busy') await sources.saveRobots(at, kept)
    return kept
  }

  async #inTurn(request: WebRequest, gap: number): Promise<WebAnswer> {
    const { hostname } = new URL(request.url)
    const turn = await this.#ports.sources.takeTurn(hostname, request.limits.ms + marginMs)
    if (turn === null)
      return { refused: 'busy', detail: `${hostname} has no time for us: other fetches of ours wait for it` }
    try {
      return await this.#ports.web.get({ ...request, headers: { ...request.headers, 'user-agent': this.#userAgent } })
    } finally {
      await turn.end(this.#ports.web.isOurs?.(request.url) ? 0 : gap)
    }
  }
}
