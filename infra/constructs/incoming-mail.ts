// Email for the list's own domain (MX, DMARC): SES's receipt rule → bucket, where it is kept for a week → topic → queue
// → receive-mail. CloudFormation can create the rule set but not activate it: `npm run mail -- activate` does.

import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CnameRecord, type IHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53'
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3'
import * as ses from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import {
  contentPrefix,
  mailPrefix,
  settingsKeys,
  sourcesFile,
  topicsFile,
  variable,
} from '../../functions/environment.ts'
import type { DataStack } from '../data-stack.ts'
import { BriefingFunction, type FunctionDefaults } from './briefing-function.ts'
import type { Mail } from './mail.ts'
import type { BucketName, Named } from './named.ts'
import { fewest, WorkQueue } from './work-queue.ts'

export interface IncomingMailProps {
  mailDomain: string
  /** Name of the rule set, by which the command finds it. */
  ruleSet: string
  zone: IHostedZone
  data: DataStack
  defaults: FunctionDefaults
  mail: Mail
  /** Orders for emails outside an edition. */
  messages: Queue
}

/** For this long, emails that came in can be looked up. */
const kept = Duration.days(7)

/** Each reads the header of an email. */
const mailsACall = 10

export class IncomingMail extends Construct {
  readonly received: WorkQueue
  readonly receive: BriefingFunction
  private readonly bucket: Bucket

  constructor(scope: Construct, id: string, props: IncomingMailProps) {
    super(scope, id)
    this.received = new WorkQueue(this, 'Received', 'receive-mail')
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      lifecycleRules: [{ expiration: kept, abortIncompleteMultipartUploadAfter: Duration.days(1) }],
      // A bucket that is not empty cannot be deleted with its stack.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    this.domain(props)
    this.rules(props)
    this.receive = this.receiver(props)
  }

  /** SES receives email only for domains that are verified as ours. */
  private domain({ mailDomain, zone }: IncomingMailProps): void {
    const identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(mailDomain),
      feedbackForwarding: false,
    })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CnameRecord(this, `Dkim${index + 1}`, { zone, recordName: `${name}.`, domainName: value })
    })
    const { region } = zone.stack
    const recordName = `${mailDomain}.`
    new MxRecord(this, 'Mx', {
      zone,
      recordName,
      values: [{ priority: 10, hostName: `inbound-smtp.${region}.amazonaws.com` }],
    })
    // No email is sent from this domain.
    new TxtRecord(this, 'Spf', { zone, recordName, values: ['v=spf1 -all'] })
    new TxtRecord(this, 'Dmarc', { zone, recordName: `_dmarc.${recordName}`, values: ['v=DMARC1; p=reject'] })
  }

  private rules({ mailDomain, ruleSet, mail }: IncomingMailProps): void {
    const rules = new ses.CfnReceiptRuleSet(this, 'Rules', { ruleSetName: ruleSet })
    const topic = new Topic(this, 'Arrivals', { masterKey: mail.key, enforceSSL: true })
    const conditions = { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } }
    const principals = [new ServicePrincipal('ses.amazonaws.com')]
    topic.addToResourcePolicy(
      new PolicyStatement({ principals, actions: ['sns:Publish'], resources: [topic.topicArn], conditions }),
    )
    topic.addSubscription(
      new SqsSubscription(this.received.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: this.received.deadLetters,
      }),
    )
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        principals,
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${mailPrefix}*`)],
        conditions,
      }),
    )
    const rule = new ses.CfnReceiptRule(this, 'Rule', {
      ruleSetName: rules.ref,
      rule: {
        name: ruleSet,
        enabled: true,
        scanEnabled: true,
        // People whose servers do not use TLS must be able to unsubscribe, too.
        tlsPolicy: 'Optional',
        recipients: [mailDomain],
        actions: [
          {
            s3Action: { bucketName: this.bucket.bucketName, objectKeyPrefix: mailPrefix, topicArn: topic.topicArn },
          },
        ],
      },
    })
    // SES tests both when the rule is created.
    if (this.bucket.policy !== undefined) rule.node.addDependency(this.bucket.policy)
    rule.node.addDependency(topic)
  }

  private receiver({ data, defaults, messages }: IncomingMailProps): BriefingFunction {
    const content = data.content.named
    const own: Named<BucketName> = {
      resource: { name: this.bucket.bucketName, arn: this.bucket.bucketArn },
      variable: variable.mailBucket,
    }
    return new BriefingFunction(this, 'ReceiveMail', {
      ...defaults,
      handler: 'receive-mail',
      description: 'Does what mail to the list asks for, and takes newsletters in',
    })
      .reads(own, mailPrefix)
      .lists(own)
      .reads(content, ...settingsKeys(topicsFile), ...settingsKeys(sourcesFile))
      .lists(content)
      .writes(content, contentPrefix.inbox)
      .uses(data.subscribers, 'GetItem', 'PutItem')
      .uses(data.editions, 'GetItem', 'PutItem')
      .keeps(data.linkKeys)
      .keeps(data.pepper)
      .sendsTo({ resource: messages, variable: variable.messageQueueUrl })
      .consumes(this.received.queue, { batchSize: mailsACall, maxConcurrency: fewest })
  }
}
