// What an operator is advised on each trouble of a source.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { advice, adviceOn } from '../../../functions/sources/advice.ts'

const place = { id: 'gazette', url: 'https://news.example.com/feed.xml' }
const of = (kind: string, is: 'in trouble' | 'dead' | 'silent' | 'refused' = 'in trouble') =>
  adviceOn({ is, why: '' }, { kind, detail: '', since: '' }, place)

test('each kind of trouble has a line of its own, and what is well has none', () => {
  const kinds = [
    '410',
    '404',
    '403',
    '429',
    '503',
    '418',
    'robots',
    'rules-unknown',
    'no-feed',
    'no-host',
    'unreachable',
  ]
  const more = ['certificate', 'timeout', 'too-large', 'malformed', 'redirects', 'address', 'busy']
  const lines = [...[...kinds, ...more].map((kind) => of(kind)), of('', 'silent'), of('', 'refused')]
  expect(new Set(lines).size).toBe(Object.keys(advice).length)
  expect(of('404', 'dead')).toBe(of('404'))
  expect(of('410')).toContain(
    'npm run sources -- add https://news.example.com/; then npm run sources -- remove gazette',
  )
  expect(lines.join(' ')).not.toMatch(/<|undefined/)
  expect(adviceOn({ is: 'well' }, null, place)).toBeNull()
})

test('the operator’s guide has the same lines', () => {
  const guide = readFileSync(new URL('../../../docs/for-operators.md', import.meta.url), 'utf8')
  const said = (line: string) =>
    line.replace(/<command> (?:\w+)(?: <\w+>)?/g, (call) => `\`${call.replace('<command> ', '')}\``)
  for (const line of Object.values(advice)) expect(guide).toContain(said(line))
})
