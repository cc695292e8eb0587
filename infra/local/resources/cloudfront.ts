// CloudFront: where each path of the public site goes, and the functions that run on the way.
import { z } from 'zod'
import { answers, type Definition, define } from '../template/definition.ts'
import { headersOf, responseHeadersPolicy } from './response-headers.ts'

const originShape = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string().default(''),
  OriginCustomHeaders: z.array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() })).default([]),
})

const behaviourShape = z.strictObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  FunctionAssociations: z.array(z.strictObject({ EventType: z.string(), FunctionARN: z.string() })).default([]),
  ViewerProtocolPolicy: z.string(),
  ResponseHeadersPolicyId: z.string().optional(),
})

const groupShape = z.strictObject({
  Id: z.string(),
  FailoverCriteria: z.strictObject({
    StatusCodes: z.strictObject({ Items: z.array(z.coerce.number()), Quantity: z.coerce.number() }),
  }),
  Members: z.strictObject({
    Items: z.tuple([z.strictObject({ OriginId: z.string() }), z.strictObject({ OriginId: z.string() })]),
    Quantity: z.literal(2),
  }),
})

const distributionShape = z.strictObject({
  DistributionConfig: z.strictObject({
    Enabled: z.literal(true),
    Aliases: z.array(z.string()).default([]),
    DefaultRootObject: z.string().default(''),
    Origins: z.array(originShape),
    OriginGroups: z.strictObject({ Items: z.array(groupShape), Quantity: z.coerce.number() }).optional(),
    DefaultCacheBehavior: behaviourShape,
    CacheBehaviors: z.array(behaviourShape).default([]),
    CustomErrorResponses: z
      .array(
        z.strictObject({
          ErrorCode: z.coerce.number(),
          ResponseCode: z.coerce.number().optional(),
          ResponsePagePath: z.string().optional(),
          ErrorCachingMinTTL: z.coerce.number().optional(),
        }),
      )
      .default([]),
  }),
})

/** Collects the code of CloudFront functions by ARN. */
const functionShape = z.strictObject({
  Name: z.string(),
  AutoPublish: z.boolean().optional(),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({ Comment: z.string().optional(), Runtime: z.literal('cloudfront-js-2.0') }),
})

const cloudfrontFunction = define('AWS::CloudFront::Function', functionShape, (properties, context) => {
  // The ARN contains the code, so that the distribution need not look it up.
  const arn = `arn:laptop:cloudfront-function:${Buffer.from(properties.FunctionCode).toString('base64url')}`
  return answers(context, arn, { FunctionARN: arn, 'FunctionMetadata.FunctionARN': arn })
})

const codeOf = (arn: string): string => Buffer.from(arn.slice(arn.lastIndexOf(':') + 1), 'base64url').toString()

const distribution = define('AWS::CloudFront::Distribution', distributionShape, (properties, context) => {
  const config = properties.DistributionConfig
  const behaviour = (one: z.infer<typeof behaviourShape>) => ({
    path: one.PathPattern ?? '*',
    origin: one.TargetOriginId,
    methods: one.AllowedMethods,
    functions: Object.fromEntries(one.FunctionAssociations.map((each) => [each.EventType, codeOf(each.FunctionARN)])),
    headers: headersOf(one.ResponseHeadersPolicyId),
  })
  context.cloud.distributions.push({
    domains: config.Aliases,
    defaultObject: config.DefaultRootObject,
    origins: new Map(
      config.Origins.map((one) => [
        one.Id,
        {
          domain: one.DomainName,
          path: one.OriginPath,
          headers: Object.fromEntries(one.OriginCustomHeaders.map((each) => [each.HeaderName, each.HeaderValue])),
        },
      ]),
    ),
    groups: new Map(
      (config.OriginGroups?.Items ?? []).map(({ Id, FailoverCriteria, Members }) => {
        const [{ OriginId: first }, { OriginId: second }] = Members.Items
        return [Id, { first, second, after: FailoverCriteria.StatusCodes.Items }]
      }),
    ),
    behaviours: [...config.CacheBehaviors.map(behaviour), behaviour(config.DefaultCacheBehavior)],
    errors: config.CustomErrorResponses.map((one) => ({
      code: one.ErrorCode,
      answer: one.ResponseCode ?? one.ErrorCode,
      path: one.ResponsePagePath ?? '',
    })),
  })
  return answers(context, context.id, { DomainName: config.Aliases[0] ?? 'laptop.cloudfront.net', Id: context.id })
})

export const cloudfrontDefinitions: Definition[] = [cloudfrontFunction, responseHeadersPolicy, distribution]
