// The sending domain at SES with its DNS records (DKIM, SPF by a MAIL FROM domain, DMARC), and the path of SES's
// reports back to us: configuration set → topic → queue.

import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { CnameRecord, type IHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53'
import * as ses from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Aws, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { variable } from '../../functions/environment.ts'
import { domainOf } from '../settings/settings.ts'
import type { BriefingFunction } from './briefing-function.ts'
import { WorkQueue } from './work-queue.ts'

export interface MailProps {
  fromAddress: string
  zone: IHostedZone
}

export class Mail extends Construct {
  readonly feedback: WorkQueue
  readonly configurationSet: ses.ConfigurationSet
  /** SES may use it for topics that it publishes to. */
  readonly key: Key
  private readonly identity: ses.EmailIdentity
  private readonly fromAddress: string

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id)
    this.fromAddress = props.fromAddress
    this.configurationSet = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      reputationMetrics: true,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      // A bounce on SES's own list could only be lifted through its v2 API; ours are kept with the reader.
      suppressionReasons: ses.SuppressionReasons.COMPLAINTS_ONLY,
    })
    this.identity = this.sendingDomain(domainOf(props.fromAddress), props.zone)
    this.feedback = new WorkQueue(this, 'Feedback', 'record-feedback')
    this.key = this.reportsKey()
    this.report()
  }

  /** Allows one attempt per message, only from this address and with this configuration set. */
  mayBeSentBy(sender: BriefingFunction): void {
    sender
      .knows(variable.configurationSet, this.configurationSet.configurationSetName)
      .allow(['ses:SendRawEmail'], [this.identity.emailIdentityArn, this.configurationSetArn], {
        StringEquals: { 'ses:FromAddress': this.fromAddress },
      })
  }

  /** The quota belongs to the account, so the action applies to no resource. */
  quotaIsKnownTo(sender: BriefingFunction): void {
    sender.allow(['ses:GetSendQuota'], ['*'])
  }

  private sendingDomain(domain: string, zone: IHostedZone): ses.EmailIdentity {
    const bounces = `bounces.${domain}`
    const identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(domain),
      mailFromDomain: bounces,
      // Reports come through the configuration set; by email they would contain addresses.
      feedbackForwarding: false,
    })
    identity.dkimRecords.forEach(({ name, value }, index) => {
      new CnameRecord(this, `Dkim${index + 1}`, { zone, recordName: `${name}.`, domainName: value })
    })
    const { region } = zone.stack
    new MxRecord(this, 'Bounces', {
      zone,
      recordName: `${bounces}.`,
      values: [{ priority: 10, hostName: `feedback-smtp.${region}.amazonses.com` }],
    })
    new TxtRecord(this, 'Spf', { zone, recordName: `${bounces}.`, values: ['v=spf1 include:amazonses.com -all'] })
    new TxtRecord(this, 'Dmarc', { zone, recordName: `_dmarc.${domain}.`, values: ['v=DMARC1; p=quarantine'] })
    return identity
  }

  /** Lists the event types one by one: the CDK's default includes open and click, which add a pixel and rewrite every
   * link. */
  private report(): void {
    const topic = new Topic(this, 'Reports', { masterKey: this.key, enforceSSL: true })
    new ses.ConfigurationSetEventDestination(this, 'ToReports', {
      configurationSet: this.configurationSet,
      destination: ses.EventDestination.snsTopic(topic),
      events: [
        ses.EmailSendingEvent.SEND,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.REJECT,
        ses.EmailSendingEvent.DELIVERY_DELAY,
      ],
    })
    topic.addSubscription(
      new SqsSubscription(this.feedback.queue, {
        rawMessageDelivery: true,
        deadLetterQueue: this.feedback.deadLetters,
      }),
    )
  }

  /** Reports contain addresses. SES cannot use the key that AWS manages for SNS, so the topic has its own. SES may use
   * it for this account only, as the SNS guide says (all services but EventBridge name the account); the topic's policy
   * lets only our configuration set publish.
   * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services */
  private reportsKey(): Key {
    const key = new Key(this, 'ReportsKey', {
      description: 'Reports of SES on their way',
      enableKeyRotation: true,
      // It protects only messages in flight, nothing that is stored.
      removalPolicy: RemovalPolicy.DESTROY,
    })
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    return key
  }

  private get configurationSetArn(): string {
    const name = this.configurationSet.configurationSetName
    return `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:configuration-set/${name}`
  }
}
