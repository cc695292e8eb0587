// `npm run mail`: what has to be done at SES so that mail comes in, without undoing anything that others have set up
// there.
import { expect, test } from 'vitest'
import { stepsToActivate, stepWords } from '../../../../infra/commands/mail/activation.ts'
import { readArguments } from '../../../../infra/commands/mail/arguments.ts'

const rule = (name: string, bucket = 'ours') => ({
  Name: name,
  Enabled: true,
  ScanEnabled: true,
  Recipients: ['mail.news.example.com'],
  Actions: [{ S3Action: { BucketName: bucket, ObjectKeyPrefix: 'mail/' } }],
})
const ours = { name: 'broadsheet', rules: [rule('broadsheet')] }

test('our rule set is activated where none with a rule is active', () => {
  for (const active of [null, { name: 'empty', rules: [] }])
    expect(stepsToActivate({ active, ours })).toEqual([{ do: 'activate', set: 'broadsheet' }])
})

test('our rule is added behind those of a set that somebody else activated', () => {
  const [step, ...more] = stepsToActivate({ active: { name: 'theirs', rules: [rule('first'), rule('last')] }, ours })
  expect([step, more]).toEqual([{ do: 'add', set: 'theirs', rule: rule('broadsheet'), after: 'last' }, []])
  expect(step && stepWords(step)).toBe('The rule broadsheet is added to theirs, which is active, behind its last.')
})

test('nothing is done twice, and what a deployment changed is brought up to date', () => {
  expect(stepsToActivate({ active: ours, ours })).toEqual([])
  expect(stepsToActivate({ active: { name: 'theirs', rules: [rule('first'), rule('broadsheet')] }, ours })).toEqual([])
  const [step] = stepsToActivate({ active: { name: 'theirs', rules: [rule('broadsheet', 'old')] }, ours })
  expect(step).toMatchObject({ do: 'update', set: 'theirs' })
})

test('without a deployment there is nothing to activate, and that is said', () => {
  expect(() => stepsToActivate({ active: null, ours: { name: 'broadsheet', rules: [] } })).toThrow(
    'run "npm run deploy"',
  )
})

test.each([
  [[], 'no command is given'],
  [['send'], 'unknown command "send"'],
  [['read'], 'read which mail'],
  [['read', '../a'], 'read which mail'],
  [['list', 'x'], '"x" is too much'],
])('%j is answered with what to write', (words, reason) => {
  expect(() => readArguments(words)).toThrow(reason)
})
