// What each error of SES, of HTTP and of the network means for a submission (D3).
import { expect, test } from 'vitest'
import { classifySesError, errorRows, statusRows } from '../../../functions/delivery/pace/ses-error.ts'

/** An error as the AWS SDK throws it. */
function sdkError(name: string, message: string, httpStatusCode: number): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } })
}

/** A message that a row asks for. */
const wording: Record<string, string> = {
  '/not verified/i': 'Email address is not verified. The following identities failed the check: x@example.com',
  '/paused|suspended/i': 'Sending suspended for this account.',
  '/daily/i': 'Daily message quota exceeded.',
  '/did not establish a connection/i':
    'the request socket did not establish a connection with the server within the configured timeout of 2000 ms',
}

/** What each row must come to, written down a second time: a row that changes its outcome changes whom we mail
 * twice. */
const agreed: [outcome: string, codes: string][] = [
  [
    'systemic',
    `MessageRejected/not verified/i MessageRejected/paused|suspended/i
     AccountSendingPaused ConfigurationSetSendingPaused ConfigurationSetDoesNotExist
     MailFromDomainNotVerified FromEmailAddressNotVerified AccessDenied NotAuthorized OptInRequired InvalidClientTokenId
     UnrecognizedClient MissingAuthenticationToken IncompleteSignature SignatureDoesNotMatch InvalidAction
     CredentialsProviderError`,
  ],
  ['day', 'Throttling/daily/i TooManyRequests/daily/i LimitExceeded/daily/i'],
  [
    'permanent',
    `MessageRejected InvalidParameterValue ValidationError InvalidParameterCombination MissingParameter
     MalformedQueryString`,
  ],
  [
    'transient',
    `Throttling TooManyRequests LimitExceeded RequestThrottled SlowDown ExpiredToken RequestExpired RequestTimeTooSkewed
     ECONNREFUSED ENOTFOUND EAI_AGAIN ENETUNREACH EHOSTUNREACH TimeoutError/did not establish a connection/i`,
  ],
  [
    'ambiguous',
    `ServiceUnavailable InternalFailure InternalServerError InternalError ECONNRESET EPIPE ECONNABORTED UND_ERR_SOCKET
     ETIMEDOUT ESOCKETTIMEDOUT TimeoutError RequestTimeout AbortError RequestAborted`,
  ],
]

test.each(agreed)('the errors that are %s are those agreed on', (outcome, codes) => {
  const folded = codes.replace(/\s+/g, ' ')
  const rows = errorRows.filter((row) => row.outcome === outcome)
  const keys = rows.flatMap((row) => row.codes.map((code) => code + String(row.message ?? '')))
  expect(keys.sort().join(' ')).toBe(sortedKeys(folded))
})

/** Keys are parted by a space before a capital; a pattern may hold spaces of its own. */
function sortedKeys(codes: string): string {
  return codes
    .split(/ (?=[A-Z])/)
    .sort()
    .join(' ')
}

const cases = errorRows.flatMap((row) =>
  row.codes.map((code) => ({ code, row, wanted: String(row.message ?? 'any message') })),
)

test.each(cases)('$code ($wanted) is $row.outcome', ({ code, row }) => {
  const message = row.message
    ? (wording[String(row.message)] ?? '')
    : 'Maximum sending rate exceeded for x@example.com.'
  const classified = classifySesError(sdkError(code, message, 400))
  const { outcome, unlisted } = row
  expect(classified).toEqual({ outcome, ...(unlisted && { unlisted }), reason: `${row.reason} (${code})` })
  expect(classified.reason).not.toContain('@')
})

test.each(cases.filter(({ row }) => !row.message))(
  '$code with the suffix "Exception" or as a node code is the same',
  ({ code, row }) => {
    expect(classifySesError(sdkError(`${code}Exception`, '', 400)).outcome).toBe(row.outcome)
    expect(classifySesError(Object.assign(new Error('x'), { code })).outcome).toBe(row.outcome)
  },
)

test.each(statusRows)('an unknown code with HTTP $from–$to is $outcome', ({ from, to, outcome, unlisted, reason }) => {
  const status = from === 400 ? 418 : to
  expect(classifySesError(sdkError('Unheard', 'x', status))).toEqual({
    outcome,
    ...(unlisted && { unlisted }),
    reason: `${reason} (Unheard, HTTP ${status})`,
  })
})

test('what no table knows by name is marked: such refusals of one reader after the other stop the edition', () => {
  expect(errorRows.filter(({ unlisted }) => unlisted).map(({ codes }) => codes)).toEqual([['MessageRejected']])
  expect(statusRows.filter(({ unlisted }) => unlisted).map(({ from, to }) => [from, to])).toEqual([[400, 499]])
})

test.each([
  ['HTTP 500', sdkError('Unheard', '', 500)],
  ['HTTP 503', sdkError('Unheard', '', 503)],
  ['an error nobody knows', new Error('boom')],
  ['no error at all', undefined],
  ['a text', 'boom'],
])('%s leaves the outcome unknown, and it is never sent again (D3)', (_, error) => {
  expect(classifySesError(error).outcome).toBe('ambiguous')
})

test('a network error is found in the cause too, and a cause that names itself does no harm', () => {
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
  expect(classifySesError(new Error('fetch failed', { cause: refused })).outcome).toBe('transient')
  const own = new Error('loop')
  own.cause = own
  expect(classifySesError(own).outcome).toBe('ambiguous')
})
