// The HTTP API behind CloudFront: its routes, its own domain, throttles, and an access log without paths.

import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, MetricFilter, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { Duration, RemovalPolicy } from 'aws-cdk-lib/core'
import { Construct } from 'constructs'
import { listPaths, metric, sitePath } from '../../functions/environment.ts'

export interface PublicApiProps {
  domain: string
  zone: IHostedZone
  subscriptions: IFunction
  /** Languages of the frame: each has a list of editions and feeds. */
  languages: readonly string[]
  logRetentionDays: RetentionDays
}

export class PublicApi extends Construct {
  readonly api: gateway.HttpApi
  /** Requests in five minutes that were answered with an error of ours, and those refused by a throttle. */
  readonly failed: IMetric
  readonly throttled: IMetric
  private readonly routes: readonly Route[]

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id)
    this.api = new gateway.HttpApi(this, 'Http', {
      apiName: 'broadsheet',
      description: 'Subscriptions',
      createDefaultStage: false,
      // Only the custom domain answers, and only CloudFront knows the secret that it requires.
      disableExecuteApiEndpoint: true,
    })
    const integration = new HttpLambdaIntegration('Subscriptions', props.subscriptions, {
      // One permission for the whole API: one per route would exceed the function's policy.
      scopePermissionToRoute: false,
    })
    this.routes = [
      ...routes,
      ...listPaths(props.languages).map((path) => ({ path, methods: { [GET]: constants, [HEAD]: constants } })),
    ]
    const added = this.routes.flatMap(({ path, methods }) =>
      this.api.addRoutes({ path, methods: Object.keys(methods) as gateway.HttpMethod[], integration }),
    )
    const log = new LogGroup(this, 'AccessLog', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.stage(this.domain(props), log, added)
    this.failed = this.api.metricServerError(inFiveMinutes)
    this.throttled = throttledIn(log).metric(inFiveMinutes)
  }

  private domain({ domain, zone }: PublicApiProps): gateway.DomainName {
    const certificate = new Certificate(this, 'Certificate', {
      domainName: domain,
      validation: CertificateValidation.fromDns(zone),
    })
    const name = new gateway.DomainName(this, 'Domain', {
      domainName: domain,
      certificate,
      securityPolicy: gateway.SecurityPolicy.TLS_1_2,
    })
    const target = new ApiGatewayv2DomainProperties(name.regionalDomainName, name.regionalHostedZoneId)
    new ARecord(this, 'Address', { zone, recordName: `${domain}.`, target: RecordTarget.fromAlias(target) })
    return name
  }

  /** Logs the route, never the path: a path contains a reader's token (promise R4). */
  private stage(domainName: gateway.DomainName, log: LogGroup, added: gateway.HttpRoute[]): void {
    const stage = new gateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      domainMapping: { domainName },
      throttle: usual,
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    })
    // API Gateway refuses settings for a route that does not exist yet.
    stage.node.addDependency(...added)
    const resource = stage.node.defaultChild as gateway.CfnStage
    resource.routeSettings = Object.fromEntries(this.routes.flatMap(settingsOf))
  }
}

const inFiveMinutes = { period: Duration.minutes(5), statistic: Stats.SUM }

/** An HTTP API counts throttled requests among all other client errors; its access log tells them apart. */
function throttledIn(log: LogGroup): MetricFilter {
  return new MetricFilter(log, 'Throttled', {
    logGroup: log,
    filterPattern: FilterPattern.numberValue('$.status', '=', 429),
    metricNamespace: metric.namespace,
    metricName: metric.throttled,
    metricValue: '1',
  })
}

const { GET, HEAD, POST } = gateway.HttpMethod

/** Requests a second, and in a burst. A throttle on the stage alone would be shared by all routes: flooding one of them
 * would make the others, including one-click unsubscribing, answer 429. */
type Throttle = Required<gateway.ThrottleSettings>

/** A burst of two seconds, so that a page opened by many at once, as after an edition, is not refused. */
const throttle = (rateLimit: number): Throttle => ({ rateLimit, burstLimit: 2 * rateLimit })

/** 180,000 pages an hour: more than readers of one list open at once. */
const usual = throttle(50)
/** Each may send an email or change a reader; confirmations go out one a second (docs/decisions/031). */
const forms = throttle(20)
/** Mailbox providers post as fast as their users click, and may not retry: four times the usual rate. */
const oneClicks = throttle(200)
/** CloudFront caches these, so it rarely asks. */
const constants = throttle(10)

interface Route {
  path: string
  methods: Partial<Record<gateway.HttpMethod, Throttle>>
}

/** An HTTP API does not answer HEAD by itself. */
const routes: readonly Route[] = [
  { path: sitePath.subscribe, methods: { [GET]: usual, [HEAD]: usual, [POST]: forms } },
  { path: `${sitePath.confirm}{token}`, methods: { [GET]: usual, [HEAD]: usual, [POST]: forms } },
  { path: `${sitePath.preferences}{token}`, methods: { [GET]: usual, [HEAD]: usual, [POST]: forms } },
  { path: `${sitePath.leave}{token}`, methods: { [GET]: usual, [HEAD]: usual, [POST]: oneClicks } },
  { path: `${sitePath.ownData}{token}`, methods: { [GET]: usual, [HEAD]: usual, [POST]: forms } },
  { path: `${sitePath.address}{token}`, methods: { [GET]: usual, [HEAD]: usual, [POST]: forms } },
  { path: sitePath.privacy, methods: { [GET]: usual, [HEAD]: usual } },
  { path: sitePath.formScript, methods: { [GET]: constants, [HEAD]: constants } },
  { path: sitePath.notFound, methods: { [GET]: constants, [HEAD]: constants } },
]

/** In the form for `AWS::ApiGatewayV2::Stage`: by route key. */
function settingsOf({ path, methods }: Route): [string, object][] {
  return Object.entries(methods).map(([method, { rateLimit, burstLimit }]) => [
    `${method} ${path}`,
    { ThrottlingRateLimit: rateLimit, ThrottlingBurstLimit: burstLimit },
  ])
}

const logged = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
}
