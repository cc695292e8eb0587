// The HTTP API behind CloudFront: its routes, its own domain, limits, and an access log without paths.

import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import * as gateway from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import { ARecord, type IHostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53'
import { ApiGatewayv2DomainProperties } from 'aws-cdk-lib/aws-route53-targets'
import { Construct } from 'constructs'
import { sitePath } from '../../functions/environment.ts'

export interface PublicApiProps {
  domain: string
  zone: IHostedZone
  subscriptions: IFunction
  logRetentionDays: RetentionDays
}

export class PublicApi extends Construct {
  readonly api: gateway.HttpApi

  constructor(scope: Construct, id: string, props: PublicApiProps) {
    super(scope, id)
    this.api = new gateway.HttpApi(this, 'Http', {
      apiName: 'broadsheet',
      description: 'Subscriptions',
      createDefaultStage: false,
      // Only the custom domain answers, and only CloudFront knows the secret it asks for.
      disableExecuteApiEndpoint: true,
    })
    const integration = new HttpLambdaIntegration('Subscriptions', props.subscriptions, {
      // One permission for the API: one a route would fill the policy of the function.
      scopePermissionToRoute: false,
    })
    for (const [path, methods] of routes) this.api.addRoutes({ path, methods: [...methods], integration })
    this.stage(this.domain(props), props.logRetentionDays)
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

  /** The route, never the path: a path carries a reader's token (promise R4). */
  private stage(domainName: gateway.DomainName, retention: RetentionDays): void {
    const log = new LogGroup(this, 'AccessLog', { retention, removalPolicy: RemovalPolicy.DESTROY })
    new gateway.HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      domainMapping: { domainName },
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: {
        destination: new gateway.LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(logged)),
      },
    })
  }
}

const { GET, HEAD, POST } = gateway.HttpMethod
const form = [GET, HEAD, POST]
const shared = [GET, HEAD]

/** An HTTP API does not answer HEAD by itself. */
const routes: readonly (readonly [string, readonly gateway.HttpMethod[]])[] = [
  [sitePath.subscribe, form],
  [`${sitePath.confirm}{token}`, form],
  [`${sitePath.preferences}{token}`, form],
  [`${sitePath.leave}{token}`, form],
  [sitePath.timeZoneScript, shared],
  [sitePath.notFound, shared],
]

const logged = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  integrationStatus: '$context.integrationStatus',
}
