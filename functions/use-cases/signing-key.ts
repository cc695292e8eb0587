// The key that currently signs links and forms; older keys of the secret only verify.
import type { Secrets } from '../ports.ts'
import type { LinkKey } from '../subscription/links/link.ts'

/** @throws if the secret contains none */
export async function signingKey(secrets: Pick<Secrets, 'linkKeys'>): Promise<LinkKey> {
  const [key] = await secrets.linkKeys()
  if (key === undefined) throw new Error('There is no key to sign links with; add one to the secret of the link keys.')
  return key
}
