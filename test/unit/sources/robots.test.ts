// What robots.txt lets us fetch.
import { expect, test } from 'vitest'
import { isStale, keptRobots, robotsAddress, rulesOf } from '../../../functions/sources/robots.ts'
import type { WebAnswer } from '../../../functions/sources/types.ts'

const at = 'https://example.com/robots.txt'
const text = (words: string, status = 200): WebAnswer => ({
  status,
  headers: new Map(),
  bytes: new TextEncoder().encode(words),
})
const start = Date.parse('2026-11-20T10:00:00Z')
const later = (hours: number) => start + hours * 3_600_000
const robotsRules = (where: string, answer: WebAnswer, agent: string) =>
  rulesOf(where, keptRobots(where, answer, null, start), agent)
const isAllowed = (answer: WebAnswer, path: string) =>
  robotsRules(at, answer, 'broadsheet').isAllowed(new URL(path, at).href)

test('the rules of a site stand at its root', () => {
  expect(robotsAddress('https://example.com/a/b/feed.xml?x=1')).toBe(at)
})

test('what a site refuses to all is not fetched', () => {
  const rules = text('User-agent: *\nDisallow: /private/\nAllow: /private/feed.xml\n')
  expect(isAllowed(rules, '/private/page')).toBe(false)
  expect(isAllowed(rules, '/private/feed.xml')).toBe(true)
  expect(isAllowed(rules, '/news')).toBe(true)
})

test('stars upon stars mean one, and what no address can match is left out: comparing them took seconds an address', () => {
  const rules = text(
    `User-agent: *\nDisallow: /a${'*'.repeat(200_000)}/b\nDisallow: /${'c*'.repeat(50_000)}\nDisallow: /d\n`,
  )
  expect(keptRobots(at, rules, null, start).text.length).toBeLessThan(100)
  expect(['/a/b', '/ax/y/b', '/d', '/e'].map((path) => isAllowed(rules, path))).toEqual([false, false, false, true])
})

test('rules for us by name stand before those for all', () => {
  const rules = text('User-agent: *\nDisallow: /\n\nUser-agent: Broadsheet\nDisallow: /drafts/\nCrawl-delay: 7\n')
  expect(isAllowed(rules, '/news')).toBe(true)
  expect(isAllowed(rules, '/drafts/1')).toBe(false)
  expect(robotsRules(at, rules, 'broadsheet').crawlDelay).toBe(7)
})

test('a site without rules allows everything, one that cannot say allows nothing for now', () => {
  expect(isAllowed(text('<html>not found</html>', 404), '/news')).toBe(true)
  expect(isAllowed(text('', 403), '/news')).toBe(true)
  expect(isAllowed(text('', 503), '/news')).toBe(false)
  expect(isAllowed(text('', 429), '/news')).toBe(false)
  expect(isAllowed({ refused: 'timeout', detail: '' }, '/news')).toBe(false)
})

test('rules that are no rules refuse nothing', () => {
  expect(isAllowed(text('<!doctype html><title>Welcome</title>'), '/news')).toBe(true)
})

test('what comes after 500 KiB of rules is ignored', () => {
  const rules = text(`User-agent: *\n${'# \n'.repeat(200_000)}Disallow: /\n`)
  expect(isAllowed(rules, '/news')).toBe(true)
})

test('rules are used for a day, and then asked for again', () => {
  const kept = keptRobots(at, text('User-agent: *\nDisallow: /private/\n'), null, start)
  expect([isStale(null, start), isStale(kept, later(23.9)), isStale(kept, later(24))]).toEqual([true, false, true])
})

test('a site that cannot say is asked again after half an hour; until then its last rules stand, a month at most', () => {
  const rules = keptRobots(at, text('User-agent: *\nDisallow: /private/\n'), null, start)
  const failed = keptRobots(at, text('', 503), rules, later(25))
  const kept = rulesOf(at, failed, 'broadsheet')
  expect([kept.isAllowed('https://example.com/news'), kept.isAllowed('https://example.com/private/1')]).toEqual([
    true,
    false,
  ])
  expect([isStale(failed, later(25.4)), isStale(failed, later(25.5))]).toEqual([false, true])
  const forgotten = keptRobots(at, text('', 503), failed, later(30 * 24))
  expect(rulesOf(at, forgotten, 'broadsheet').isAllowed('https://example.com/news')).toBe(false)
  expect(rulesOf(at, forgotten, 'broadsheet').refusal).toContain('answers 503')
})
