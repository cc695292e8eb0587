// The proof of work that the subscribe form requires, in the place of a captcha, during a flood: signed, bound to its
// form, valid as long as that. Method: ALTCHA 2 (altcha.org), PBKDF2 over successive numbers until the key has the
// required prefix.
import { createChallenge, type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { signingKey } from '../signing-key.ts'
import type { ApiContext } from './api-context.ts'

const algorithm = 'PBKDF2/SHA-256'

/** Iterations per attempt, and the prefix of the key: one attempt in 256 succeeds, so half a million iterations on
 * average: a moment on a phone, hours for ten thousand requests. */
const [cost, keyPrefix] = [2_000, '00']

/** Most characters of a challenge or a solution; ours have about 450. */
const longest = 2_000

/** In the form in which the page carries it. */
export async function challengeFor({ ports }: ApiContext, form: string, expiresAt: number): Promise<string> {
  const hmacSignatureSecret = secretOf((await signingKey(ports.secrets)).key)
  // Not the library's own expiry, which uses the machine's clock.
  const data = { form, expiresAt }
  return JSON.stringify(await createChallenge({ algorithm, cost, keyPrefix, deriveKey, data, hmacSignatureSecret }))
}

/** The nonce of the challenge if it is ours, for this form, not expired, and solved; `null` otherwise. */
export async function proofIn(
  { ports }: ApiContext,
  form: string,
  { challenge, proof }: { challenge: string; proof: string },
): Promise<string | null> {
  const given = parsed(challenge, proof)
  const { nonce = '', data = {} } = given?.challenge.parameters ?? {}
  const isFresh = Number(data['expiresAt']) * 1_000 > ports.clock.now().getTime()
  if (given === null || data['form'] !== form || !isFresh) return null
  for (const { key } of await ports.secrets.linkKeys()) {
    const answer = await verifySolution({ ...given, deriveKey, hmacSignatureSecret: secretOf(key) })
    if (answer.verified) return nonce
  }
  return null
}

/** A key of its own, so that no signature of another kind is accepted. */
const secretOf = (key: string) => `proof-of-work:${key}`

function parsed(challenge: string, proof: string): Pick<Payload, 'challenge' | 'solution'> | null {
  if (challenge.length > longest || proof.length > longest) return null
  try {
    const [asked, solution] = [JSON.parse(challenge), JSON.parse(proof)] as [Payload['challenge'], Payload['solution']]
    const isWhole = typeof asked?.parameters?.nonce === 'string' && typeof asked.signature === 'string'
    const isSolved = typeof solution?.derivedKey === 'string'
    return isWhole && isSolved ? { challenge: asked, solution } : null
  } catch {
    return null
  }
}
