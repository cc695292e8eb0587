// SES: identities that may send, configuration sets, and where their events go.
import { z } from 'zod'
import { answers, type Definition, define } from '../template/definition.ts'

const identityShape = z.strictObject({ EmailIdentity: z.string() })

const identity = define('AWS::SES::EmailIdentity', identityShape, (properties, context) => {
  context.cloud.identities.push(properties.EmailIdentity)
  const tokens = ['1', '2', '3'].flatMap((n) => [
    [`DkimDNSTokenName${n}`, `token${n}._domainkey.${properties.EmailIdentity}`],
    [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
  ])
  return answers(context, properties.EmailIdentity, Object.fromEntries(tokens))
})

const setShape = z.strictObject({ Name: z.string().optional() })

const configurationSet = define('AWS::SES::ConfigurationSet', setShape, (properties, context) => {
  const name = properties.Name ?? context.physicalName
  context.cloud.configurationSets.push({ name, destinations: [] })
  return answers(context, name)
})

const destinationShape = z.strictObject({
  ConfigurationSetName: z.string(),
  EventDestination: z.strictObject({
    Name: z.string().optional(),
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.strictObject({ TopicARN: z.string() }),
  }),
})

const eventDestination = define(
  'AWS::SES::ConfigurationSetEventDestination',
  destinationShape,
  (properties, context) => {
    const { ConfigurationSetName, EventDestination } = properties
    const set = context.cloud.configurationSets.find(({ name }) => name === ConfigurationSetName)
    if (set === undefined)
      throw new Error(`${context.stack.name}/${context.id}: no configuration set ${ConfigurationSetName}`)
    if (EventDestination.Enabled) {
      set.destinations.push({
        topicArn: EventDestination.SnsDestination.TopicARN,
        // The template says `bounce` or `BOUNCE`; the events say `Bounce`.
        events: EventDestination.MatchingEventTypes.map((type) => type.toLowerCase()),
      })
    }
    return answers(context, context.id)
  },
)

const ruleSetShape = z.strictObject({ RuleSetName: z.string() })

const ruleSet = define('AWS::SES::ReceiptRuleSet', ruleSetShape, (properties, context) =>
  answers(context, properties.RuleSetName),
)

const ruleShape = z.strictObject({
  RuleSetName: z.string(),
  Rule: z.strictObject({
    Name: z.string(),
    Enabled: z.boolean().default(false),
    ScanEnabled: z.boolean().default(false),
    Recipients: z.array(z.string()).default([]),
    Actions: z.array(
      z.strictObject({
        S3Action: z.strictObject({
          BucketName: z.string(),
          ObjectKeyPrefix: z.string().default(''),
          TopicArn: z.string().optional(),
        }),
      }),
    ),
  }),
})

const receiptRule = define('AWS::SES::ReceiptRule', ruleShape, ({ Rule }, context) => {
  const { Name: name, Enabled, ScanEnabled: isScanned, Recipients: recipients, Actions } = Rule
  const deliveries = Actions.map(({ S3Action: { BucketName, ObjectKeyPrefix, TopicArn } }) => ({
    bucket: BucketName,
    prefix: ObjectKeyPrefix,
    topicArn: TopicArn ?? null,
  }))
  if (Enabled) context.cloud.receiptRules.push({ name, recipients, isScanned, deliveries })
  return answers(context, name)
})

export const sesDefinitions: Definition[] = [identity, configurationSet, eventDestination, ruleSet, receiptRule]
