// What an error of SES (API v1; throttling is one), of HTTP or of the network means for one submission: a table, the
// first match wins.

export type ErrorClass = 'permanent' | 'transient' | 'systemic' | 'day' | 'ambiguous'

export interface Classified {
  outcome: ErrorClass
  /** A permanent refusal that is in no row: it may concern the account as well as the message. */
  unlisted?: true
  /** Our own words and the error's code, never its message, which may contain an address. */
  reason: string
}

export interface ErrorRow {
  /** Codes without the suffix `Exception`. */
  codes: readonly string[]
  /** If set, the error's message must match as well. */
  message?: RegExp
  outcome: ErrorClass
  unlisted?: true
  reason: string
}

const throttled = ['Throttling', 'TooManyRequests', 'LimitExceeded', 'RequestThrottled', 'SlowDown']

/** Error codes: https://docs.aws.amazon.com/ses/latest/APIReference/API_SendRawEmail.html and its CommonErrors. */
export const errorRows: readonly ErrorRow[] = [
  {
    codes: ['MessageRejected'],
    message: /not verified/i,
    outcome: 'systemic',
    reason: 'an identity is not verified, or the account is still in the SES sandbox',
  },
  {
    codes: ['MessageRejected'],
    message: /paused|suspended/i,
    outcome: 'systemic',
    reason: 'sending is paused for this account',
  },
  { codes: ['MessageRejected'], outcome: 'permanent', unlisted: true, reason: 'SES rejected the message' },
  {
    codes: [
      'InvalidParameterValue',
      'ValidationError',
      'InvalidParameterCombination',
      'MissingParameter',
      'MalformedQueryString',
    ],
    outcome: 'permanent',
    reason: 'SES found the address or the message malformed',
  },
  {
    codes: ['Throttling', 'TooManyRequests', 'LimitExceeded'],
    message: /daily/i,
    outcome: 'day',
    reason: 'the daily quota of the account is used up',
  },
  {
    codes: throttled,
    outcome: 'transient',
    reason: 'SES asked to send more slowly',
  },
  { codes: ['AccountSendingPaused'], outcome: 'systemic', reason: 'sending is paused for this account' },
  {
    codes: ['ConfigurationSetSendingPaused'],
    outcome: 'systemic',
    reason: 'sending is paused for the configuration set',
  },
  { codes: ['ConfigurationSetDoesNotExist'], outcome: 'systemic', reason: 'the configuration set does not exist' },
  { codes: ['MailFromDomainNotVerified'], outcome: 'systemic', reason: 'the MAIL FROM domain is not verified' },
  { codes: ['FromEmailAddressNotVerified'], outcome: 'systemic', reason: 'the from address is not verified' },
  {
    codes: [
      'AccessDenied',
      'NotAuthorized',
      'OptInRequired',
      'InvalidClientTokenId',
      'UnrecognizedClient',
      'MissingAuthenticationToken',
      'IncompleteSignature',
      'SignatureDoesNotMatch',
      'InvalidAction',
      'CredentialsProviderError',
    ],
    outcome: 'systemic',
    reason: 'this function may not send: its role, credentials or region are wrong',
  },
  {
    codes: ['ExpiredToken', 'RequestExpired', 'RequestTimeTooSkewed'],
    outcome: 'transient',
    reason: 'the credentials or the signature had expired',
  },
  {
    codes: ['ServiceUnavailable', 'InternalFailure', 'InternalServerError', 'InternalError'],
    outcome: 'ambiguous',
    reason: 'SES failed inside; it may have taken the message',
  },
  {
    codes: ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'],
    outcome: 'transient',
    reason: 'SES could not be reached; nothing was sent',
  },
  {
    codes: ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'UND_ERR_SOCKET'],
    outcome: 'ambiguous',
    reason: 'the connection broke; SES may have taken the message',
  },
  {
    codes: ['TimeoutError'],
    message: /did not establish a connection/i,
    outcome: 'transient',
    reason: 'no connection to SES came about in time; nothing was sent',
  },
  {
    codes: ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'TimeoutError', 'RequestTimeout', 'AbortError', 'RequestAborted'],
    outcome: 'ambiguous',
    reason: 'SES did not answer in time; it may have taken the message',
  },
]

/** HTTP statuses, for codes that are not in the table. */
export const statusRows: readonly { from: number; to: number; outcome: ErrorClass; unlisted?: true; reason: string }[] =
  [
    { from: 401, to: 401, outcome: 'systemic', reason: 'this function may not send' },
    { from: 403, to: 404, outcome: 'systemic', reason: 'this function may not send, or the endpoint is wrong' },
    { from: 408, to: 408, outcome: 'ambiguous', reason: 'the request timed out; SES may have taken the message' },
    { from: 429, to: 429, outcome: 'transient', reason: 'SES asked to send more slowly' },
    { from: 400, to: 499, outcome: 'permanent', unlisted: true, reason: 'SES refused the request' },
  ]

/** Reads an error thrown by the AWS SDK or Node. If the outcome cannot be known, it is ambiguous: never sent again. */
export function classifySesError(error: unknown): Classified {
  const { codes, message, status } = read(error)
  for (const code of codes) {
    const row = errorRows.find((one) => one.codes.includes(bare(code)) && (!one.message || one.message.test(message)))
    if (row) return classified(row, code)
  }
  const name = codes[0] ?? 'no code'
  const row = statusRows.find((one) => status !== null && status >= one.from && status <= one.to)
  if (row) return classified(row, `${name}, HTTP ${status}`)
  return {
    outcome: 'ambiguous',
    reason: `the outcome is unknown (${status === null ? name : `${name}, HTTP ${status}`})`,
  }
}

/** SES answered that a request came too early: it is throttling us, but it works. */
export function isThrottling(error: unknown): boolean {
  const { codes, status } = read(error)
  return status === 429 || codes.some((code) => throttled.includes(bare(code)))
}

function classified({ outcome, unlisted, reason }: Classified, detail: string): Classified {
  return { outcome, ...(unlisted && { unlisted }), reason: `${reason} (${detail})` }
}

/** Characters of a code, of which the longest known has 29, and of a message: an endpoint's words are not trusted. */
const longestCode = 60
const longestMessage = 1_000

interface ReadError {
  /** Node's code first (`ECONNRESET`), then the name (`ThrottlingException`); of the error, then of its cause. */
  codes: string[]
  message: string
  status: number | null
}

function read(error: unknown, withCause = true): ReadError {
  if (error === null || typeof error !== 'object') return { codes: [], message: '', status: null }
  const { code, Code, name, message, cause, $metadata } = error as Partial<Record<string, unknown>>
  const inner: ReadError = read(withCause ? cause : null, false)
  const own = [code, Code, name].filter(
    (one): one is string => typeof one === 'string' && one !== '' && one !== 'Error',
  )
  const status = ($metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode
  return {
    codes: [...own, ...inner.codes].map((one) => one.slice(0, longestCode)),
    message: typeof message === 'string' ? message.slice(0, longestMessage) : '',
    status: typeof status === 'number' ? status : inner.status,
  }
}

function bare(code: string): string {
  return code.replace(/Exception$/, '')
}
