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

export const sesDefinitions: Definition[] = [identity, configurationSet, eventDestination]
