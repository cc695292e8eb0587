// Keys, pepper and origin secret, and how soon a new one is used. On the fake and on the local Secrets Manager.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { beforeEach, describe, expect, it } from 'vitest'
import { secretStore } from '../../functions/adapters/services/secrets-manager.ts'
import type { Secrets } from '../../functions/ports.ts'
import { FakeClock } from '../support/fakes/fake-clock.ts'
import { FakeSecrets } from '../support/fakes/fake-queue.ts'
import { reaching, startService } from './engines.ts'

const service = await startService()
const client = new SecretsManagerClient({ ...reaching(service.endpoint), maxAttempts: 1 })
const clock = new FakeClock()
const strong = (letter: string) => letter.repeat(48)
let values: Record<string, string>

function onSecretsManager(): Secrets {
  return secretStore({ linkKeys: () => 'link', pepper: () => 'pepper', origin: () => 'origin' }, clock, client)
}

beforeEach(() => {
  service.asked.length = 0
  values = { link: JSON.stringify({ k1: strong('a') }), pepper: strong('p'), origin: strong('o') }
  service.answerWith(({ body }, response) => {
    const { SecretId, VersionStage } = JSON.parse(body)
    const value = values[VersionStage === undefined ? SecretId : `${SecretId} before`]
    response.writeHead(value === undefined ? 400 : 200, { 'content-type': 'application/x-amz-json-1.1' })
    response.end(
      JSON.stringify(value === undefined ? { __type: 'ResourceNotFoundException' } : { SecretString: value }),
    )
  })
})

describe.each<[string, () => Secrets]>([
  ['the fake', () => new FakeSecrets()],
  ['Secrets Manager', onSecretsManager],
])('secrets in %s', (_where, open) => {
  it('are keys with ids, a pepper and an origin secret', async () => {
    const secrets = open()
    expect(await secrets.linkKeys()).toEqual([{ id: expect.stringMatching(/^\w+$/), key: expect.stringMatching(/./) }])
    expect(await secrets.pepper()).toMatch(/./)
    expect(await secrets.origins()).toEqual([expect.stringMatching(/./)])
  })
})

describe('secrets in Secrets Manager alone', () => {
  it('give the newest link key first, whatever their order', async () => {
    values['link'] = JSON.stringify({ k2: strong('b'), k10: strong('c'), k1: strong('a') })
    expect((await onSecretsManager().linkKeys()).map(({ id }) => id)).toEqual(['k10', 'k2', 'k1'])
  })

  it('are read once in five minutes, so that a new key is taken up', async () => {
    const secrets = onSecretsManager()
    await Promise.all([secrets.linkKeys(), secrets.linkKeys()])
    clock.advance(5 * 60_000 - 1)
    await secrets.linkKeys()
    expect(service.asked).toHaveLength(1)
    values['link'] = JSON.stringify({ k1: strong('a'), k2: strong('b') })
    clock.advance(1)
    expect(await secrets.linkKeys()).toHaveLength(2)
  })

  it('are read again for a link signed with a key that was added a moment ago, and not for every made-up one', async () => {
    const secrets = onSecretsManager()
    await secrets.linkKeys()
    values['link'] = JSON.stringify({ k1: strong('a'), k2: strong('b') })
    clock.advance(4 * 60_000)
    expect(await secrets.linkKeys('k1')).toHaveLength(1)
    expect(await secrets.linkKeys('k2')).toHaveLength(2)
    for (const made of ['k3', 'k4', 'toString']) await secrets.linkKeys(made)
    expect(service.asked).toHaveLength(2)
  })

  it('are the origin secret and the one before, once it was rotated; a new one is taken up at once', async () => {
    const secrets = onSecretsManager()
    expect(await secrets.origins()).toEqual([strong('o')])
    values['origin before'] = strong('o')
    values['origin'] = strong('n')
    clock.advance(60_000)
    expect(await secrets.origins(strong('o'))).toEqual([strong('o')])
    expect(await secrets.origins(strong('n'))).toEqual([strong('n'), strong('o')])
  })

  it('are asked for again after a failure', async () => {
    const { pepper } = values
    const secrets = onSecretsManager()
    delete values['pepper']
    await expect(secrets.pepper()).rejects.toThrow()
    values['pepper'] = pepper ?? ''
    expect(await secrets.pepper()).toBe(strong('p'))
  })

  it.each([
    'no JSON',
    '[]',
    '{}',
    '{"k1":"short"}',
    `{"k 1":"${'x'.repeat(48)}"}`,
    `{"k1":"${'x'.repeat(48)}","k2":5}`,
  ])('do not quote a malformed secret: %s', async (value) => {
    values['link'] = value
    const failure = await onSecretsManager().linkKeys().catch(String)
    expect(failure).toContain('must be a JSON object of key ids')
    expect(failure).not.toContain('xxxx')
    expect(failure).not.toContain('short')
  })
})
