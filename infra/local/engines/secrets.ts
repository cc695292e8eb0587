// Secrets Manager: generates each secret once, keeps it in .local/, answers GetSecretValue and accepts PutSecretValue.
// The previous version is kept, as on AWS under the label AWSPREVIOUS.
import { randomInt, randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Generate, Secret } from '../cloud.ts'
import { json } from '../gateway/denial.ts'
import { asReply, type Engine } from '../gateway/gateway.ts'

interface Versions {
  current: string
  previous?: string
}

interface Call {
  SecretId: string
  SecretString?: string
  VersionStage?: string
}

export class SecretStore {
  readonly #file: string
  readonly #values: Map<string, Versions>

  constructor(file: string) {
    this.#file = file
    this.#values = new Map(existsSync(file) ? entriesOf(readFileSync(file, 'utf8')) : [])
  }

  valueOf(secret: Secret): string {
    return this.#versionsOf(secret).current
  }

  engine(secrets: Secret[]): Engine {
    return async ({ headers, body }) => {
      const call = JSON.parse(body.toString()) as Call
      const secret = secrets.find(({ arn, name }) => arn === call.SecretId || name === call.SecretId)
      if (secret === undefined)
        return asReply(json(400, 'ResourceNotFoundException', `there is no secret ${call.SecretId}`))
      switch (headers['x-amz-target']) {
        case 'secretsmanager.GetSecretValue':
          return this.#get(secret, call)
        case 'secretsmanager.PutSecretValue':
          return this.#put(secret, call)
        default:
          return asReply(json(400, 'InvalidRequestException', `the laptop does not know ${headers['x-amz-target']}`))
      }
    }
  }

  #get(secret: Secret, { VersionStage = 'AWSCURRENT' }: Call) {
    const { current, previous } = this.#versionsOf(secret)
    const value = VersionStage === 'AWSPREVIOUS' ? previous : current
    if (value === undefined)
      return asReply(json(400, 'ResourceNotFoundException', `${secret.name} has no version ${VersionStage}`))
    return answer({ ARN: secret.arn, Name: secret.name, VersionId: 'laptop', SecretString: value })
  }

  #put(secret: Secret, { SecretString }: Call) {
    if (SecretString === undefined || SecretString === '')
      return asReply(json(400, 'InvalidParameterException', 'SecretString is missing'))
    this.#keep(secret, { current: SecretString, previous: this.#versionsOf(secret).current })
    return answer({ ARN: secret.arn, Name: secret.name, VersionId: randomUUID() })
  }

  #versionsOf(secret: Secret): Versions {
    const known = this.#values.get(secret.name)
    if (known !== undefined) return known
    const current = secret.value ?? (secret.generate === null ? '' : generate(secret.generate))
    return this.#keep(secret, { current })
  }

  #keep(secret: Secret, versions: Versions): Versions {
    this.#values.set(secret.name, versions)
    writeFileSync(this.#file, JSON.stringify(Object.fromEntries(this.#values), null, 2), { mode: 0o600 })
    return versions
  }
}

/** Folders of earlier versions contain a plain text for each secret. */
function entriesOf(file: string): [string, Versions][] {
  const kept = Object.entries(JSON.parse(file) as Record<string, string | Versions>)
  return kept.map(([name, value]) => [name, typeof value === 'string' ? { current: value } : value])
}

function answer(body: object) {
  return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(body) }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

function generate({ length, exclude, template, key }: Generate): string {
  const alphabet = [...(letters + punctuation)].filter((sign) => !exclude.includes(sign))
  const password = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  if (template === null || key === null) return password
  return JSON.stringify({ ...(JSON.parse(template) as object), [key]: password })
}
