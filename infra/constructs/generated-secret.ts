// A secret that is generated at the first deployment and then kept. If that deployment fails it is deleted: it is
// unused, and with a fixed name would block the next attempt.

import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** Letters and digits with 285 bits: more than the 256 of the hash that they key (RFC 2104, 3). */
const secretLength = 48

export interface GeneratedSecretProps {
  description: string
  /** Needed only if another region must refer to it by name. */
  name?: string
  replicaRegion?: string
  /** Instead of plain text: this object, with the generated text under `key`. */
  json?: { template: Record<string, string>; key: string }
}

export function generatedSecret(scope: Construct, id: string, props: GeneratedSecretProps): Secret {
  const { name, replicaRegion, json } = props
  return new Secret(scope, id, {
    description: props.description,
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    generateSecretString: {
      passwordLength: secretLength,
      excludePunctuation: true,
      ...(json === undefined
        ? {}
        : { secretStringTemplate: JSON.stringify(json.template), generateStringKey: json.key }),
    },
    ...(name === undefined ? {} : { secretName: name }),
    ...(replicaRegion === undefined ? {} : { replicaRegions: [{ region: replicaRegion }] }),
  })
}
