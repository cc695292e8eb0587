// Secrets Manager.
import { z } from 'zod'
import { answers, type Definition, define } from '../template/definition.ts'

const secretShape = z.strictObject({
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  GenerateSecretString: z
    .strictObject({
      PasswordLength: z.coerce.number().default(32),
      ExcludePunctuation: z.boolean().default(false),
      ExcludeCharacters: z.string().default(''),
      IncludeSpace: z.literal(false).optional(),
      RequireEachIncludedType: z.boolean().optional(),
      SecretStringTemplate: z.string().optional(),
      GenerateStringKey: z.string().optional(),
    })
    .optional(),
})

const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

const secret = define('AWS::SecretsManager::Secret', secretShape, (properties, context) => {
  const name = properties.Name ?? context.physicalName
  const arn = context.arn('secretsmanager', `secret:${name}-laptop`)
  const wanted = properties.GenerateSecretString
  context.cloud.secrets.push({
    id: context.id,
    name,
    arn,
    value: properties.SecretString ?? null,
    generate:
      wanted === undefined
        ? null
        : {
            length: wanted.PasswordLength,
            exclude: wanted.ExcludeCharacters + (wanted.ExcludePunctuation ? punctuation : ''),
            template: wanted.SecretStringTemplate ?? null,
            key: wanted.GenerateStringKey ?? null,
          },
  })
  return answers(context, arn, { Id: arn })
})

export const secretDefinitions: Definition[] = [secret]
