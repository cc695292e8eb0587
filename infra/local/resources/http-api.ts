// HTTP APIs (API Gateway v2) with Lambda integrations and custom domains.
import { z } from 'zod'
import { answers, type Context, type Definition, define } from '../template/definition.ts'

const apiShape = z.strictObject({ Name: z.string(), ProtocolType: z.literal('HTTP') })

const api = define('AWS::ApiGatewayV2::Api', apiShape, (_, context) => {
  const domain = `${context.id.toLowerCase()}.execute-api.${context.stack.region}.amazonaws.com`
  context.cloud.apis.push({ id: context.id, domains: [domain], routes: [] })
  return answers(context, context.id, { ApiEndpoint: `https://${domain}`, ApiId: context.id })
})

/** Integrations are referred to only by routes: the reference contains the function's ARN. */
const integrationShape = z.strictObject({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  IntegrationMethod: z.string().optional(),
  TimeoutInMillis: z.coerce.number().optional(),
})

const integration = define('AWS::ApiGatewayV2::Integration', integrationShape, (properties, context) => {
  const arn = /arn:aws:lambda:[^/]{1,200}/.exec(properties.IntegrationUri.replace(/^.*functions\//, ''))?.[0]
  if (arn === undefined)
    throw new Error(`${context.stack.name}/${context.id}: ${properties.IntegrationUri} is not a function`)
  return answers(context, arn)
})

const routeShape = z.strictObject({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').optional(),
})

const route = define('AWS::ApiGatewayV2::Route', routeShape, (properties, context) => {
  const functionArn = properties.Target.replace(/^integrations\//, '')
  apiOf(properties.ApiId, context).routes.push({ key: properties.RouteKey, functionArn })
  return answers(context, context.id)
})

const stageShape = z.strictObject({ ApiId: z.string(), StageName: z.literal('$default'), AutoDeploy: z.literal(true) })

const stage = define('AWS::ApiGatewayV2::Stage', stageShape, (properties, context) =>
  answers(context, properties.StageName),
)

const domainShape = z.strictObject({ DomainName: z.string() })

const domain = define('AWS::ApiGatewayV2::DomainName', domainShape, (properties, context) =>
  answers(context, properties.DomainName, {
    RegionalDomainName: `${context.id}.execute-api.${context.stack.region}.amazonaws.com`,
    RegionalHostedZoneId: 'LAPTOP',
  }),
)

const apiMappingShape = z.strictObject({ ApiId: z.string(), DomainName: z.string(), Stage: z.string() })

const apiMapping = define('AWS::ApiGatewayV2::ApiMapping', apiMappingShape, (properties, context) => {
  apiOf(properties.ApiId, context).domains.push(properties.DomainName)
  return answers(context, context.id)
})

function apiOf(id: string, context: Context) {
  const found = context.cloud.apis.find((candidate) => candidate.id === id)
  if (found === undefined) throw new Error(`${context.stack.name}/${context.id}: no HTTP API ${id}`)
  return found
}

export const httpApiDefinitions: Definition[] = [api, integration, route, stage, domain, apiMapping]
