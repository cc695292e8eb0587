// The stack of everything that must outlive every deployment: tables, content, secrets. Retained, encrypted,
// recoverable (restored) to any second by point-in-time recovery.

import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib/core'
import type { Construct } from 'constructs'
import { recoveryDays, variable } from '../functions/environment.ts'
import { Content } from './constructs/content.ts'
import { DeployedContent } from './constructs/deployed-content.ts'
import { generatedSecret } from './constructs/generated-secret.ts'
import type { Named, Variable } from './constructs/named.ts'
import { listTag, originSecretName, siteRegion } from './names.ts'
import type { Deployment } from './settings/settings.ts'

export class DataStack extends Stack {
  readonly subscribers: Named<TableV2>
  readonly editions: Named<TableV2>
  readonly deliveries: Named<TableV2>
  readonly content: Content
  readonly linkKeys: Named<Secret>
  readonly pepper: Named<Secret>
  readonly origin: Named<Secret>

  constructor(scope: Construct, id: string, deployment: Deployment, props: StackProps) {
    super(scope, id, props)
    this.subscribers = this.table('Subscribers', variable.subscribersTable)
    this.editions = this.table('Editions', variable.editionsTable)
    this.deliveries = this.table('Deliveries', variable.deliveriesTable)

    this.content = new Content(this, 'Content')
    new DeployedContent(this, 'Deployed', { ...deployment, bucket: this.content.bucket })

    this.linkKeys = {
      variable: variable.linkSecretArn,
      resource: generatedSecret(this, 'LinkKeys', {
        description: 'Keys of signed links, by id; the newest signs, all verify.',
        json: { template: {}, key: 'k1' },
      }),
    }
    this.pepper = {
      variable: variable.pepperSecretArn,
      resource: generatedSecret(this, 'Pepper', {
        description: 'Pepper of the address pointers. Never rotate it: every pointer would be lost.',
      }),
    }
    this.origin = {
      variable: variable.originSecretArn,
      resource: generatedSecret(this, 'Origin', {
        description: 'What CloudFront sends to prove that a request came through it.',
        name: originSecretName(deployment.siteDomain),
        ...(deployment.region === siteRegion ? {} : { replicaRegion: siteRegion }),
      }),
    }
    const kept = [this.subscribers, this.editions, this.deliveries, this.linkKeys, this.pepper, this.origin]
    for (const { resource } of kept) Tags.of(resource).add(listTag, deployment.siteDomain)
    Tags.of(this.content.bucket).add(listTag, deployment.siteDomain)
  }

  /** Retained even if its first deployment fails: CloudFormation could not delete it, because it is protected. */
  private table(id: string, name: Variable): Named<TableV2> {
    const resource = new TableV2(this, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      // docs/privacy.md says what that means for someone who left.
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: recoveryDays },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    return { resource, variable: name }
  }
}
