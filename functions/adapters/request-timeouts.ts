// Time limits for an AWS client's requests. The default client has none: it only warns of a slow answer. And how often
// the client tries again (retries).

/** DynamoDB, SQS and Secrets Manager answer within tens of milliseconds: what takes this long is lost. */
export const quickServiceMs = 5_000
/** S3 moves pages of up to 2 MB, and SES takes messages of up to 100 KB. */
export const slowServiceMs = 10_000
/** Within a region a connection stands within a few milliseconds. */
const connectionMs = 1_000
/** The SDK's own default is 3 attempts; one more rides out a throttled second. */
export const mostAttempts = 4

/** For `requestHandler` of any client; connections are kept alive and at most 50 are open, as is the default. */
export function requestTimeouts(requestMs: number): {
  connectionTimeout: number
  requestTimeout: number
  throwOnRequestTimeout: true
} {
  return { connectionTimeout: connectionMs, requestTimeout: requestMs, throwOnRequestTimeout: true }
}
