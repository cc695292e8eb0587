// A secret that is made at the first deployment and stays, unless that deployment fails: an unused one is of no worth,
// and one with a fixed name would stand in the way of the next try.

import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'

/** Letters and digits that hold 285 bits: more than the 256 of the hash that they key (RFC 2104, 3). */
const secretLength = 48

export interface GeneratedSecretProps {
  description: string
  /** Needed only where another region must name it. */
  name?: string
  replicaRegion?: string
  /** Instead of a bare text: this object with the generated text under `key`. */
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
