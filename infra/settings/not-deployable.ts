// Settings that are good enough for a laptop but not for a deployment: those shipped in `cdk.json` are placeholders for
// values that only the operator knows, and addresses inside the sending domain need a mailbox that no deployment
// creates.
import { type Deployment, domainOf, isWithin } from './settings.ts'
import { examples } from './settings-schema.ts'

/** Names reserved for examples and tests (RFC 2606, RFC 6761). */
const reserved = /(?:^|[.@])(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost)$/i

/** Keys of `cdk.json` with the placeholders they contain. */
export function placeholdersIn({ list, siteDomain, hostedZone, operatorAddress }: Deployment): [string, string][] {
  const names = {
    listId: list.listId,
    fromAddress: list.fromAddress,
    replyToAddress: list.replyToAddress,
    operatorAddress,
    siteDomain,
    hostedZoneName: hostedZone.name,
  }
  const found = Object.entries(names).filter(([, value]) => reserved.test(value))
  if (isExampleZone(hostedZone.id)) found.push(['hostedZoneId', hostedZone.id])
  if (/\bexample\b/i.test(list.postalAddress)) found.push(['postalAddress', list.postalAddress])
  return found
}

const isExampleZone = (id: string): boolean => id.includes('EXAMPLE') || id === examples.hostedZoneId

/** Keys and addresses whose mailbox would have to be in the sending domain. */
export function inSendingDomain({ list, operatorAddress }: Deployment): [string, string][] {
  const sending = domainOf(list.fromAddress)
  const addresses = Object.entries({ replyToAddress: list.replyToAddress, operatorAddress })
  return addresses.filter(([, address]) => isWithin(domainOf(address), sending))
}
