// The environment of a function on the laptop: exactly the template's variables, those that Lambda itself sets, and the
// endpoints. Nothing from the environment in which the runner was started.
import { devNull } from 'node:os'
import { variable } from '../../../functions/environment.ts'
import type { LambdaFunction } from '../cloud.ts'

export interface ServiceUrls {
  /** Queues, buckets, email, secrets. */
  gateway: string
  tables: string
}

export interface Place {
  /** Addresses in the template, e.g. `https://news.example.com`. */
  deployed: string[]
  /** Its address on the laptop. */
  local: string
  /** Options to add to commands printed in emails. */
  commandOptions: string
  /** Origin of the demonstration's site, if there is one. */
  demoSite?: string | undefined
}

export function environmentOf(one: LambdaFunction, urls: ServiceUrls, place: Place): Record<string, string> {
  const own = Object.entries(one.environment).map(([name, value]) => {
    const local = withLocalSite(value, place)
    return [name, name === variable.settings ? withOwnSettings(local, place) : local]
  })
  return {
    ...Object.fromEntries(own),
    ...setByLambda(one),
    AWS_ENDPOINT_URL_DYNAMODB: urls.tables,
    AWS_ENDPOINT_URL_S3: urls.gateway,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: urls.gateway,
    AWS_ENDPOINT_URL_SES: urls.gateway,
    AWS_ENDPOINT_URL_SNS: urls.gateway,
    AWS_ENDPOINT_URL_SQS: urls.gateway,
    // A Lambda has no such files; the SDK must not find the developer's.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  }
}

function withLocalSite(value: string, { deployed, local }: Place): string {
  return deployed.reduce((text, origin) => text.replaceAll(origin, local), value)
}

/** The settings that only the runner knows. */
function withOwnSettings(settings: string, { commandOptions, demoSite }: Place): string {
  const own = {
    commandOptions,
    ...(demoSite === undefined ? {} : { demoSite }),
  }
  return JSON.stringify({ ...JSON.parse(settings), ...own })
}

function setByLambda(one: LambdaFunction): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: one.id,
    AWS_SECRET_ACCESS_KEY: 'laptop',
    AWS_REGION: one.region,
    AWS_DEFAULT_REGION: one.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: one.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(one.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${one.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'laptop',
    LAMBDA_TASK_ROOT: one.folder,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    _HANDLER: one.handler,
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
  }
}
