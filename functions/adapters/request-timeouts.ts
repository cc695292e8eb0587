// Time limits for an AWS client's requests. The default client has none: it only warns of a slow answer.

/** For `requestHandler` of any client; connections are kept alive and at most 50 are open, as is the default. */
export function requestTimeouts(requestMs: number): {
  connectionTimeout: number
  requestTimeout: number
  throwOnRequestTimeout: true
} {
  return { connectionTimeout: 1_000, requestTimeout: requestMs, throwOnRequestTimeout: true }
}
