// Secrets from AWS Secrets Manager, cached for a few minutes. If a request carries an unknown link key or origin
// secret, the cache is refreshed at once, because the secret may have been rotated.

import { GetSecretValueCommand, ResourceNotFoundException, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { jsonRecord } from '../../content/language/words/json-record.ts'
import { minuteMs } from '../../durations.ts'
import type { Clock, Secrets } from '../../ports.ts'
import { mostAttempts, quickServiceMs, requestTimeouts } from './request-timeouts.ts'

/** Looked up on first use: a function is granted only the secrets it needs. */
export interface SecretArns {
  linkKeys: () => string
  pepper: () => string
  origin: () => string
}

/** One call every five minutes costs next to nothing, and a rotated secret is noticed at once anyway. */
const keptMs = 5 * minuteMs
/** How often an unknown key id may cause a call, so that made-up ids do not cost a call each. */
const lookUpAgainMs = 10_000

export function secretStore(arns: SecretArns, clock: Clock, client?: SecretsManagerClient): Secrets {
  const manager =
    client ?? new SecretsManagerClient({ maxAttempts: mostAttempts, requestHandler: requestTimeouts(quickServiceMs) })
  const links = kept(clock, async () => parseLinkKeys(await read(manager, arns.linkKeys())))
  const pepper = kept(clock, async () => read(manager, arns.pepper()))
  const origins = kept(clock, async () => readWithPrevious(manager, arns.origin()))
  return {
    async linkKeys(needed) {
      const keys = await links.value()
      if (needed === undefined || keys.some(({ id }) => id === needed)) return keys
      return links.valueSince(clock.now().getTime() - lookUpAgainMs)
    },
    pepper: () => pepper.value(),
    async origins(given) {
      const known = await origins.value()
      if (given === undefined || known.includes(given)) return known
      return origins.valueSince(clock.now().getTime() - lookUpAgainMs)
    },
  }
}

interface Kept<T> {
  value(): Promise<T>
  /** The value if it was read after this instant (ms), otherwise read again. */
  valueSince(instant: number): Promise<T>
}

/** Concurrent callers share one read; a failed read is not kept. */
function kept<T>(clock: Clock, load: () => Promise<T>): Kept<T> {
  let last: { value: Promise<T>; at: number } | undefined
  const valueSince = (instant: number) => {
    if (last && last.at > instant) return last.value
    const value = load()
    last = { value, at: clock.now().getTime() }
    value.catch(() => {
      last = undefined
    })
    return value
  }
  return { value: () => valueSince(clock.now().getTime() - keptMs), valueSince }
}

async function read(manager: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString: value } = await manager.send(new GetSecretValueCommand({ SecretId: arn }))
  if (!value) throw new Error(`The secret ${arn} is empty; set its value as text.`)
  return value
}

/** Secrets Manager keeps the previous version under a label of its own. */
async function readWithPrevious(manager: SecretsManagerClient, arn: string): Promise<string[]> {
  const current = await read(manager, arn)
  try {
    const before = await manager.send(new GetSecretValueCommand({ SecretId: arn, VersionStage: 'AWSPREVIOUS' }))
    return before.SecretString ? [current, before.SecretString] : [current]
  } catch (error) {
    // It was never rotated.
    if (error instanceof ResourceNotFoundException) return [current]
    throw error
  }
}

/**
 * Ids and keys in one JSON object; a higher number is a newer key.
 *
 * @example parseLinkKeys('{"k1":"old…","k2":"new…"}') // [{ id: 'k2', key: 'new…' }, { id: 'k1', key: 'old…' }]
 */
export function parseLinkKeys(secret: string): { id: string; key: string }[] {
  const keys = Object.entries(parseObject(secret)).map(([id, key]) => ({ id, key }))
  const sound = keys.filter((one): one is { id: string; key: string } => isKey(one))
  if (sound.length === 0 || sound.length < keys.length) throw new Error(malformed)
  return sound.sort((a, b) => b.id.localeCompare(a.id, 'en', { numeric: true }))
}

/** RFC 2104, section 3: a key should be at least as long as the hash, which is 32 bytes for SHA-256. */
const shortestKey = 32

const malformed =
  'The secret of the link keys must be a JSON object of key ids ([A-Za-z0-9]) and keys of 32 characters or more, ' +
  'such as {"k1":"…"}; put back its previous version and add new keys beside the old ones.'

/** The parser's own message would quote the secret. */
function parseObject(secret: string): object {
  const parsed = jsonRecord(secret)
  if (parsed === null) throw new Error(malformed)
  return parsed
}

function isKey({ id, key }: { id: string; key: unknown }): boolean {
  return /^[A-Za-z0-9]{1,20}$/.test(id) && typeof key === 'string' && key.length >= shortestKey
}
