// Time limits of an AWS client's requests, and how often the client retries. The default client has no time limit: it
// only warns of a slow answer.

/** DynamoDB, SQS and Secrets Manager answer within tens of milliseconds: a request that takes this long is lost. */
export const quickServiceMs = 5_000
/** S3 moves pages of up to 2 MB, and SES takes messages of up to 100 KB. */
export const slowServiceMs = 10_000
/** Within a region a connection is established within a few milliseconds. */
const connectionMs = 1_000
/** The SDK's default is 3 attempts; one more outlasts a second of throttling. */
export const mostAttempts = 4

/** For the `requestHandler` of any client. Connections are kept alive, at most 50 at a time: both are the defaults. */
export function requestTimeouts(requestMs: number): {
  connectionTimeout: number
  requestTimeout: number
  throwOnRequestTimeout: true
} {
  return { connectionTimeout: connectionMs, requestTimeout: requestMs, throwOnRequestTimeout: true }
}
