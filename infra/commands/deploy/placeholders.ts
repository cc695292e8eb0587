// What the repository ships in `cdk.json` stands for values that only the operator knows. It is good enough for a laptop; on
// AWS it would ask for certificates of a domain that belongs to nobody.
import type { Deployment } from '../../settings.ts'
import { examples } from '../../settings-schema.ts'
import type { Finding } from './check.ts'

/** Names that are set apart for examples and tests (RFC 2606, RFC 6761). */
const reserved = /(?:^|[.@])(?:example\.(?:com|net|org|edu)|example|test|invalid|localhost)$/i

export function placeholders({ list, siteDomain, hostedZone, operatorAddress }: Deployment): Finding[] {
  const names = {
    listId: list.listId,
    fromAddress: list.fromAddress,
    replyToAddress: list.replyToAddress,
    operatorAddress,
    siteDomain,
    hostedZoneName: hostedZone.name,
  }
  return [
    ...Object.entries(names).flatMap(([key, value]) => (reserved.test(value) ? [placeholder(key, value)] : [])),
    ...(isExampleZone(hostedZone.id) ? [placeholder('hostedZoneId', hostedZone.id)] : []),
    ...(/\bexample\b/i.test(list.postalAddress) ? [placeholder('postalAddress', list.postalAddress)] : []),
  ]
}

const isExampleZone = (id: string): boolean => id.includes('EXAMPLE') || id === examples.hostedZoneId

function placeholder(key: string, value: string): Finding {
  return {
    severity: 'refuse',
    text: `cdk.json: context "${key}" is ${JSON.stringify(value)}, a placeholder; write your own`,
  }
}
