// Rotates the keys that sign links, or the secret by which CloudFront identifies itself. Whatever was valid before
// remains valid.
import { randomBytes } from 'node:crypto'
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { parseLinkKeys } from '../../../functions/adapters/services/secrets-manager.ts'
import type { Rotated } from './arguments.ts'

/** @returns what was done and what to do next, one line each */
export async function rotate(what: Rotated, arn: string, client: SecretsManagerClient): Promise<string[]> {
  return what === 'links' ? addLinkKey(arn, client) : replaceOrigin(arn, client)
}

/** Keys are only ever added: links in old emails must keep working, above all the one to unsubscribe. */
async function addLinkKey(arn: string, client: SecretsManagerClient): Promise<string[]> {
  const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: arn }))
  const keys = parseLinkKeys(SecretString)
  const id = `k${Math.max(0, ...keys.map((key) => numberIn(key.id))) + 1}`
  const all = Object.fromEntries([...keys.map((key) => [key.id, key.key] as const).reverse(), [id, made()]])
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: JSON.stringify(all) }))
  return [
    `Key ${id} is added: every function signs with it within five minutes. Links signed before stay good.`,
    'To void the links of a leaked key as well, remove it from the secret by hand; emails already sent then lose their links.',
  ]
}

async function replaceOrigin(arn: string, client: SecretsManagerClient): Promise<string[]> {
  await client.send(new PutSecretValueCommand({ SecretId: arn, SecretString: made() }))
  return [
    'The origin secret is replaced; the one before is accepted until the next rotation.',
    'On AWS, add 1 to originRotation in cdk.json and run "npm run deploy", so that CloudFront sends the new one.',
  ]
}

function numberIn(id: string): number {
  return Number(/^k(\d{1,9})$/.exec(id)?.[1] ?? 0)
}

/** 48 characters in base64url, from 36 random bytes. */
function made(): string {
  return randomBytes(36).toString('base64url')
}
