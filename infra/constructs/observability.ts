// Alarms that mail the operator, and the dashboard: what each alarm watches (failures, refused requests,
// bounces …), its threshold (of bounces and complaints: `alarmLimits` of `functions/environment.ts`), and what to do
// then.

import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Aws, Duration } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { alarmLimits, metric } from '../../functions/environment.ts'
import type { Handler } from '../bundling/bundle.ts'

export interface ObservabilityProps {
  operatorAddress: string
  functions: Partial<Record<Handler, IFunction>>
  /** By what would be lost, e.g. `pages`. */
  deadLetters: Record<string, IQueue>
  configurationSet: string
  /** Of the API, in five minutes. */
  requests: { failed: IMetric; throttled: IMetric }
}

export class Observability extends Construct {
  private readonly alerts: Topic

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id)
    // Contains names of alarms and figures, no addresses or tokens: the only topic without a key of its own.
    this.alerts = new Topic(this, 'Alerts', { enforceSSL: true })
    // A topic with its own policy (TLS only) loses the default one, which lets alarms of the account publish.
    this.alerts.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.alerts.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
    this.alerts.addSubscription(new EmailSubscription(props.operatorAddress))
    this.watchQueues(props.deadLetters)
    this.watchFunctions(props.functions)
    this.watchEditions()
    this.watchRequests(props.requests)
    this.watchReputation(props.configurationSet)
    this.dashboard(props)
  }

  private watchQueues(deadLetters: ObservabilityProps['deadLetters']): void {
    for (const [what, queue] of Object.entries(deadLetters))
      this.alarm(`DeadLetters-${what}`, `Failed ${what} wait in ${queue.node.path}.`, messages(queue), 1)
  }

  private watchFunctions(functions: ObservabilityProps['functions']): void {
    for (const [handler, watched] of Object.entries(functions))
      this.alarm(`Errors-${handler}`, `${handler} failed; its log says why.`, watched.metricErrors(fiveMinutes), 1)
  }

  private watchEditions(): void {
    for (const [name, meaning] of editionAlarms) this.alarm(name, meaning, own(name), 1)
    this.watchAbsence()
  }

  /** Every hour it is reported whether an edition is missing; no report is as bad as a missing edition. */
  private watchAbsence(): void {
    const overdue = own(metric.overdue).with({ period: Duration.hours(1), statistic: Stats.MAXIMUM })
    this.alarm(
      'Overdue',
      'An edition was not composed, not launched, or not sent in time; the log says which.',
      overdue,
      1,
    )
    this.alarm(
      'OverdueUnknown',
      'For three hours it was not checked whether an edition is missing; see the log of reconcile-deliveries.',
      overdue,
      1,
      {
        evaluationPeriods: silentHours,
        treatMissingData: TreatMissingData.BREACHING,
      },
    )
  }

  /** Refusing a few requests is what throttles are for; many refusals mean a flood, or throttles that are too low. */
  private watchRequests({ failed, throttled }: ObservabilityProps['requests']): void {
    this.alarm('ApiErrors', 'The API answered requests with 5xx; the log of subscriptions-api says why.', failed, 1)
    this.alarm(
      'ApiThrottled',
      'The API refused requests with 429; its access log names the routes.',
      throttled,
      manyRefused,
    )
  }

  /** The alarm is raised before SES reviews the account. */
  private watchReputation(configurationSet: string): void {
    const rate = (metricName: string) =>
      new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { 'ses:configuration-set': configurationSet },
        period: Duration.hours(1),
        statistic: Stats.MAXIMUM,
      })
    this.alarm(
      'BounceRate',
      `More than ${100 * alarmLimits.bounces}% of the emails bounce.`,
      rate('Reputation.BounceRate'),
      alarmLimits.bounces,
    )
    this.alarm(
      'ComplaintRate',
      `More than ${100 * alarmLimits.complaints}% of the readers complain.`,
      rate('Reputation.ComplaintRate'),
      alarmLimits.complaints,
    )
  }

  private alarm(
    id: string,
    alarmDescription: string,
    watched: IMetric,
    threshold: number,
    others: Partial<AlarmProps> = {},
  ): void {
    new Alarm(this, id, {
      alarmDescription,
      metric: watched,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...others,
    }).addAlarmAction(new SnsAction(this.alerts))
  }

  private dashboard({ functions, deadLetters }: ObservabilityProps): void {
    const watched = Object.values(functions)
    const incoming = [own(metric.mailReceived), own(metric.mailDropped), own(metric.newsletterRefused)]
    const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: halfWidth })
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [
          graph('Mails submitted', [own(metric.submitted)]),
          graph('Set aside', Object.values(deadLetters).map(messages)),
        ],
        [
          graph(
            'Errors',
            watched.map((each) => each.metricErrors(fiveMinutes)),
          ),
          graph(
            'Duration',
            watched.map((each) => each.metricDuration(fiveMinutes)),
          ),
        ],
        ...(functions['receive-mail'] === undefined ? [] : [[graph('Mail that came in', incoming)]]),
      ],
    })
  }
}

/** Requests refused in five minutes: as many as the burst of the smallest throttle (`public-api.ts`). */
const manyRefused = 20
/** A single run may fail and the next one succeed. */
const silentHours = 3
/** Half of the 24 columns of a CloudWatch dashboard. */
const halfWidth = 12

const fiveMinutes = { period: Duration.minutes(5) }

const editionAlarms: readonly [string, string][] = [
  [metric.editionHeld, 'An edition failed its preflight and is held; its record says why.'],
  [metric.editionFailed, 'An edition could not be composed; its record and the log of compose-edition say why.'],
  [
    metric.articleSetAside,
    'Articles were left out of an edition because something failed for them; its record says which.',
  ],
  [metric.editionStopped, 'SES refused the account; the edition stopped and waits to be resumed.'],
  [metric.sendingHalted, 'SES fails; nothing is sent until it takes mail again, which is tried by itself.'],
  [
    metric.deliveryFailed,
    'Emails failed for good; `npm run edition -- show` gives the reasons, the log those of other emails.',
  ],
  [metric.stockLow, 'The stories last for less than another edition; put new pages in.'],
  [
    metric.sourceTrouble,
    'Sources are dead or silent, or their entries have mistakes; the log of fetch-sources names them.',
  ],
  [metric.pageRefused, 'A page could not be read; its record in pages/ says why.'],
  [metric.unresolved, 'It is not known whether some readers got an edition; its receipt counts them as unresolved.'],
  [
    metric.unsent,
    'Readers were not mailed an edition, for certain; `npm run edition -- retry-failed` sends it to them.',
  ],
  [
    metric.requestDropped,
    'Requests for a subscription were dropped: more came from one form or network, or from all, than are answered.',
  ],
  [
    metric.requestFlood,
    'Requests for subscriptions come in a flood: the form asks for a proof of work for 15 minutes, or until the day is over.',
  ],
  [
    metric.confirmationsSlowed,
    'Many confirmations bounced; for an hour, one is sent a minute. An email to the operator says more.',
  ],
  [
    metric.messageUnsent,
    'A confirmation or welcome was not sent, or it is not known whether it was; the log says why.',
  ],
]

/** A metric that our functions count, summed over all of them. */
function own(metricName: string): Metric {
  return new Metric({ namespace: metric.namespace, metricName, statistic: Stats.SUM, ...fiveMinutes })
}

function messages(queue: IQueue): Metric {
  return queue.metricApproximateNumberOfMessagesVisible({ ...fiveMinutes, statistic: Stats.MAXIMUM })
}
