// Secrets Manager: makes each secret once, keeps it in .local/, and answers GetSecretValue.
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Generate, Secret } from '../cloud.ts'
import { json } from '../gateway/denial.ts'
import { asReply, type Engine } from '../gateway/gateway.ts'

export class SecretStore {
  readonly #file: string
  readonly #values: Record<string, string>

  constructor(file: string) {
    this.#file = file
    this.#values = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
  }

  valueOf(secret: Secret): string {
    const known = this.#values[secret.name]
    if (known !== undefined) return known
    const made = secret.value ?? (secret.generate === null ? '' : generate(secret.generate))
    this.#values[secret.name] = made
    writeFileSync(this.#file, JSON.stringify(this.#values, null, 2), { mode: 0o600 })
    return made
  }

  engine(secrets: Secret[]): Engine {
    return async ({ headers, body }) => {
      if (headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
        return asReply(json(400, 'InvalidRequestException', `the laptop does not know ${headers['x-amz-target']}`))
      }
      const { SecretId } = JSON.parse(body.toString()) as { SecretId: string }
      const secret = secrets.find(({ arn, name }) => arn === SecretId || name === SecretId)
      if (secret === undefined) return asReply(json(400, 'ResourceNotFoundException', `there is no secret ${SecretId}`))
      const answer = { ARN: secret.arn, Name: secret.name, VersionId: 'laptop', SecretString: this.valueOf(secret) }
      return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify(answer) }
    }
  }
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

function generate({ length, exclude, template, key }: Generate): string {
  const alphabet = [...(letters + punctuation)].filter((sign) => !exclude.includes(sign))
  const password = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
  if (template === null || key === null) return password
  return JSON.stringify({ ...(JSON.parse(template) as object), [key]: password })
}
