// The key that links and forms are signed with now; older keys of the secret only verify.
import type { Secrets } from '../ports.ts'
import type { LinkKey } from '../subscription/links/link.ts'

/** @throws where the secret holds none */
export async function signingKey(secrets: Pick<Secrets, 'linkKeys'>): Promise<LinkKey> {
  const [key] = await secrets.linkKeys()
  if (key === undefined) throw new Error('There is no key to sign links with; add one to the secret of the link keys.')
  return key
}
