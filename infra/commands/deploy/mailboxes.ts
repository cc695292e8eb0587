// Whether emails to the operator and readers' replies have a mailbox. The sending domain is set up only for sending;
// the only server for incoming email that a deployment configures is that of its bounce domain.
import { Resolver } from 'node:dns/promises'
import { inSendingDomain, placeholdersIn } from '../../settings/not-deployable.ts'
import { type Deployment, domainOf } from '../../settings/settings.ts'
import type { Finding } from './check.ts'

/** Names of the servers that receive email for a domain, best first; empty if none does. Throws if DNS does not
 * answer. */
export type MailServers = (domain: string) => Promise<readonly string[]>

export async function mailboxes(deployment: Deployment, serversOf: MailServers = askDns): Promise<Finding[]> {
  const found: Finding[] = []
  // Another check reports placeholders; that they receive no email is obvious.
  const unwritten = new Set(placeholdersIn(deployment).map(([key]) => key))
  for (const [key, address] of inSendingDomain(deployment).filter(([one]) => !unwritten.has(one)))
    if (!(await serversOf(domainOf(address))).some(isMailbox)) found.push(without(key, address))
  return found
}

/** One of them is where SES receives bounces, which no one reads; "." says that a domain receives no email (RFC
 * 7505). */
const isMailbox = (server: string) =>
  server !== '' && server !== '.' && !/^feedback-smtp\.[a-z0-9-]+\.amazonses\.com\.?$/i.test(server)

function without(key: string, address: string): Finding {
  return {
    severity: 'refuse',
    text:
      `cdk.json: context "${key}" is "${address}", but nothing takes mail for ${domainOf(address)}: it has no MX record for a mailbox, ` +
      'and a deployment adds none. Write an address of a domain where you read mail, or add the MX record of your mail provider first',
  }
}

/** @example askDns('example.com') // ['mail.example.com'] */
async function askDns(domain: string): Promise<string[]> {
  try {
    const records = await new Resolver({ timeout: 5000, tries: 2 }).resolveMx(domain)
    return records.sort((a, b) => a.priority - b.priority).map(({ exchange }) => exchange)
  } catch (error) {
    if (['ENODATA', 'ENOTFOUND'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw new Error(`DNS does not say which servers take mail for ${domain} (${(error as Error).message})`)
  }
}
