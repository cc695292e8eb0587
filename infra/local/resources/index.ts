// Every resource type that the laptop honours, by its CloudFormation name.
import type { Definition } from '../template/definition.ts'
import { cloudfrontDefinitions } from './cloudfront.ts'
import { dynamodbDefinitions } from './dynamodb.ts'
import { httpApiDefinitions } from './http-api.ts'
import { iamDefinitions } from './iam.ts'
import { lambdaDefinitions } from './lambda.ts'
import { messagingDefinitions } from './messaging.ts'
import { s3Definitions } from './s3.ts'
import { schedulerDefinitions } from './scheduler.ts'
import { secretDefinitions } from './secrets.ts'
import { sesDefinitions } from './ses.ts'

export const definitions: ReadonlyMap<string, Definition> = new Map(
  [
    cloudfrontDefinitions,
    dynamodbDefinitions,
    httpApiDefinitions,
    iamDefinitions,
    lambdaDefinitions,
    messagingDefinitions,
    s3Definitions,
    schedulerDefinitions,
    secretDefinitions,
    sesDefinitions,
  ]
    .flat()
    .map((definition) => [definition.type, definition]),
)
