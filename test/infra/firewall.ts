// The firewall, read as it decides: its statements are worked out for requests as readers, providers and attackers send
// them.

import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signLink } from '../../functions/subscription/links/link.ts'
import { at, type Json, list, only, type Synthesis } from './synthesis.ts'

interface Sent {
  method: string
  /** As it was sent. */
  path: string
}

const key = { id: 'k1', key: 'a key for tests' }
const token = signLink('leave', 'aReader0123456789abcd0', key)

export function firewall({ resources }: Synthesis): void {
  const acl = only(resources, 'AWS::WAFv2::WebACL')[0]?.properties
  const rules = list(at(acl, 'Rules')).toSorted((a, b) => Number(at(a, 'Priority')) - Number(at(b, 'Priority')))
  const named = (name: string) => rules.find((rule) => at(rule, 'Name') === name)
  const counted = (rule: Json | undefined) => at(rule, 'Statement', 'RateBasedStatement')

  /** Names of the rules that could block a request, in their order, up to the one that lets it through. */
  function standingBefore(sent: Sent): string[] {
    const names: string[] = []
    for (const rule of rules) {
      const rate = counted(rule)
      const narrowed = rate === undefined ? at(rule, 'Statement') : at(rate, 'ScopeDownStatement')
      if (narrowed !== undefined && !holds(narrowed, sent)) continue
      if (at(rule, 'Action', 'Allow') !== undefined) return names
      names.push(String(at(rule, 'Name')))
    }
    return [...names, 'the end']
  }

  const everyRule = [
    'PerAddress',
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'the end',
  ]

  describe('the firewall', () => {
    it('lets every one-click request through, whatever its headers and body: only a rate of its own stands before (promise R1)', () => {
      expect(at(acl, 'Scope')).toBe('CLOUDFRONT')
      for (const reader of ['a'.repeat(16), 'aReader0123456789abcd0', 'a'.repeat(64)])
        expect(standingBefore({ method: 'POST', path: `/leave/${signLink('leave', reader, key)}` })).toEqual([
          'OneClickRate',
        ])
      // Nothing but method and path is looked at: with or without a User-Agent is the same.
      expect(JSON.stringify(at(named('OneClick'), 'Statement'))).not.toMatch(/Header|Body|QueryString/)
    })

    it('counts one-clicks far above what one address of a mailbox provider posts', () => {
      expect(counted(named('OneClickRate'))).toMatchObject({
        Limit: 10_000,
        EvaluationWindowSec: 300,
        AggregateKeyType: 'IP',
      })
    })

    it.each<[string, Sent]>([
      ['another method', { method: 'GET', path: `/leave/${token}` }],
      ['a method in small letters', { method: 'post', path: `/leave/${token}` }],
      ...[
        '/leave/..',
        '/leave/%2e%2e',
        '/leave/.%2E',
        '/leave/..\\',
        '/leave/',
        '/leave/short',
        `/leave/${token}/..`,
        `/leave/${token}/%2e%2e`,
        `/leave/${token}/../..`,
        `/leave/${token}\\..\\..`,
        `/leave/${token}%5c..%5c..`,
        `/leave/${token}%2f..%2f..`,
        `/leave/${token}%252f..%252f..`,
        `/leave/${token}/more`,
        `/leave/${'a'.repeat(201)}`,
        `//leave/${token}`,
        `/x/../leave/${token}`,
        `/leave/%61${token}`,
        `/LEAVE/${token}`,
        `/leave/${token}%0a`,
        `/leave/${token}\n`,
        `/leave/${'%2e'.repeat(60)}`,
        `/preferences/${token}`,
        `/confirm/${token}`,
      ].map((path): [string, Sent] => [path, { method: 'POST', path }]),
    ])('reads with every rule what is no one-click: %s', (_, sent) => {
      expect(standingBefore(sent).slice(-everyRule.length)).toEqual(everyRule)
    })

    it('takes ten forms for a subscription in five minutes from one address', () => {
      const rate = counted(named('SubscribeRate'))
      expect(rate).toMatchObject({ Limit: 10, EvaluationWindowSec: 300, AggregateKeyType: 'IP' })
      for (const path of ['/', '//', '/./', '/leave/..', '/%2e/'])
        expect([path, ...standingBefore({ method: 'POST', path })]).toEqual([path, 'SubscribeRate', ...everyRule])
      expect(standingBefore({ method: 'GET', path: '/' })).toEqual(everyRule)
    })

    it('says what to do to whom it refuses for the rate', () => {
      for (const name of ['OneClickRate', 'SubscribeRate', 'PerAddress'])
        expect(at(named(name), 'Action', 'Block', 'CustomResponse')).toEqual({
          ResponseCode: 429,
          CustomResponseBodyKey: 'slow-down',
        })
      expect(String(at(acl, 'CustomResponseBodies', 'slow-down', 'Content'))).toContain('five minutes')
    })

    it('samples no path (promise R4)', () => {
      expect(JSON.stringify(acl)).toContain('"SampledRequestsEnabled":false')
      expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true')
    })
  })
}

/** Works out a statement; one that is not known fails the test. */
function holds(statement: Json, sent: Sent): boolean {
  const both = at(statement, 'AndStatement', 'Statements')
  if (both !== undefined) return list(both).every((one) => holds(one, sent))
  if (at(statement, 'ManagedRuleGroupStatement') !== undefined) return true
  const [bytes, regex] = [at(statement, 'ByteMatchStatement'), at(statement, 'RegexMatchStatement')]
  const text = transformed(at(bytes ?? regex, 'TextTransformations'), part(at(bytes ?? regex, 'FieldToMatch'), sent))
  if (regex !== undefined) return new RegExp(String(at(regex, 'RegexString'))).test(text)
  expect(at(bytes, 'PositionalConstraint')).toBe('EXACTLY')
  return text === at(bytes, 'SearchString')
}

function part(field: Json | undefined, { method, path }: Sent): string {
  expect(Object.keys(field as object)).toHaveLength(1)
  return at(field, 'Method') === undefined ? path : method
}

function transformed(transformations: Json | undefined, text: string): string {
  const inOrder = list(transformations).toSorted((a, b) => Number(at(a, 'Priority')) - Number(at(b, 'Priority')))
  return inOrder.reduce<string>((before, one) => {
    const transform = how.get(String(at(one, 'Type')))
    if (transform === undefined) throw new Error(`the test does not know ${JSON.stringify(one)}`)
    return transform(before)
  }, text)
}

/** As AWS documents them. */
const how = new Map<string, (text: string) => string>([
  ['NONE', (text) => text],
  ['URL_DECODE', (text) => text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))],
  ['NORMALIZE_PATH', (text) => posix.normalize(text)],
])
