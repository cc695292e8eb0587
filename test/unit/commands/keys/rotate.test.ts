// Rotation on the laptop's own Secrets Manager: what was valid before is never refused afterwards.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { afterAll, describe, expect, it } from 'vitest'
import { secretStore } from '../../../../functions/adapters/services/secrets-manager.ts'
import { keyIdIn, signLink, verifyLink } from '../../../../functions/subscription/links/link.ts'
import { WrongArguments } from '../../../../infra/command-line/command.ts'
import { readArguments } from '../../../../infra/commands/keys/arguments.ts'
import { rotate } from '../../../../infra/commands/keys/rotate.ts'
import { SecretStore } from '../../../../infra/local/engines/secrets.ts'
import type { Call } from '../../../../infra/local/gateway/calls.ts'
import { reaching, startService } from '../../../contract/engines.ts'
import { FakeClock } from '../../../support/fakes/fake-clock.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const generate = { length: 48, exclude: '"\\', template: null, key: null }
const secrets = [
  { id: 'L', name: 'links', arn: 'links', value: null, generate: { ...generate, template: '{}', key: 'k1' } },
  { id: 'O', name: 'origin', arn: 'origin', value: null, generate },
]
const service = await startService()
const client = new SecretsManagerClient({ ...reaching(service.endpoint), maxAttempts: 1 })

function open(file: string) {
  const engine = new SecretStore(join(folder, file)).engine(secrets)
  service.answerWith(async ({ headers, body }, response) => {
    const call = { caller: 'operator', service: 'secretsmanager', region: 'us-east-1' } as Call
    const answer = await engine({ method: 'POST', url: '/', headers, body: Buffer.from(body) }, call)
    if (answer === null) throw new Error('the engine gave no answer')
    response.writeHead(answer.status, answer.headers)
    response.end(answer.body)
  })
  const clock = new FakeClock()
  const arns = { linkKeys: () => 'links', pepper: () => 'pepper', origin: () => 'origin' }
  return { clock, store: secretStore(arns, clock, client) }
}

describe('rotating', () => {
  it('the link keys: the new one signs, and links signed before stay good at a warm API', async () => {
    const { clock, store } = open('links.json')
    const [old] = await store.linkKeys()
    if (old === undefined) throw new Error('no key was made')
    const before = signLink('leave', 'R1', old)
    expect((await rotate('links', 'links', client))[0]).toContain('Key k2 is added')
    clock.advance(60_000)
    const [fresh] = await open('links.json').store.linkKeys()
    if (fresh === undefined) throw new Error('no key was added')
    expect(fresh.id).toBe('k2')
    for (const token of [before, signLink('leave', 'R1', fresh)])
      expect(verifyLink('leave', token, await store.linkKeys(keyIdIn(token)))).toBe('R1')
  })

  it('the origin secret: the current one and the one before are accepted, an older one no more', async () => {
    const { store } = open('origin.json')
    const [first] = await store.origins()
    await rotate('origin', 'origin', client)
    expect(await open('origin.json').store.origins()).toEqual([expect.not.stringContaining(first ?? ''), first])
    await rotate('origin', 'origin', client)
    const now = await open('origin.json').store.origins()
    expect(now).toHaveLength(2)
    expect(now).not.toContain(first)
  })
})

describe('the command line of keys', () => {
  it.each([
    [[], 'no command is given'],
    [['rotate'], 'rotate what?'],
    [['rotate', 'pepper'], 'Name one of links, origin'],
    [['turn', 'links'], 'unknown command "turn"'],
    [['rotate', 'links', '--secret', 'x'], 'name the profile as well'],
  ])('%j is told what is wrong', (given, reason) => {
    expect(() => readArguments(given)).toThrow(WrongArguments)
    expect(() => readArguments(given)).toThrow(reason)
  })
})
