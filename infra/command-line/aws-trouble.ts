// Explains to the operator what went wrong between a command with `--profile` and AWS: AWS's reason, and what to do. An
// unknown error is reported as it came.

interface Trouble {
  /** Matched against the error's name or code, or its message. */
  told: RegExp
  words: (said: string, profile: string) => string
}

/** The first that matches counts. */
const troubles: readonly Trouble[] = [
  {
    told: /expired/i,
    words: (said, profile) =>
      `The credentials of the profile ${profile} have expired (${said}). Sign in again, e.g. with "aws sso login --profile ${profile}", or renew its keys.`,
  },
  {
    told: /Stack with id \S+ does not exist/,
    words: (said, profile) =>
      `${said} in the region of the profile ${profile}: name another region there (or AWS_REGION), or deploy first.`,
  },
  {
    told: /UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignature|AuthFailure/,
    words: (said, profile) =>
      `AWS does not know the credentials of the profile ${profile} (${said}). Check its keys, and the clock of this machine.`,
  },
  {
    told: /AccessDenied|not authorized|UnauthorizedOperation|AuthorizationError|Forbidden/i,
    words: (said, profile) =>
      `The profile ${profile} may not do this: ${said}. Give it the right that is named; docs/for-operators.md says which ones each command needs.`,
  },
  {
    told: /Region is missing/,
    words: (_, profile) =>
      `The profile ${profile} is not in ~/.aws/config, or names no region: write "region = eu-central-1", or where the list is, below it, or set AWS_REGION.`,
  },
  {
    told: /CredentialsProvider|TokenProvider|Could not (load|resolve) credentials|ProfileNotFound/i,
    words: (said, profile) =>
      `There are no credentials for the profile ${profile} (${said}). Check its name in ~/.aws/config and ~/.aws/credentials, or sign in.`,
  },
  {
    told: /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|EPIPE|TimeoutError/,
    words: (said, profile) =>
      `AWS cannot be reached (${said}). Check the network; a region of the profile ${profile} that does not exist has no such host, either.`,
  },
  {
    told: /NoSuchBucket|PermanentRedirect|ResourceNotFound|QueueDoesNotExist|NonExistentQueue/,
    words: (said, profile) =>
      `AWS does not find what is named (${said}). Check the region of the profile ${profile}, and the names that were given; after another deployment leave them out, and they are found.`,
  },
]

/** @returns `null` if the error is none of these */
export function awsTrouble(error: unknown, profile: string): string | null {
  const told = [...causes(error)].map(({ name, code, message }) => `${name} ${code ?? ''} ${message}`).join(' ')
  const found = troubles.find((one) => one.told.test(told))
  return found === undefined ? null : found.words(saidBy(error), profile)
}

type Told = Error & { code?: string; errors?: unknown[] }

/** The error and those it consists of: several attempts to connect are one error without a message of its own. */
function* causes(error: unknown): Generator<Told> {
  if (!(error instanceof Error)) return
  yield error
  for (const one of (error as Told).errors ?? []) yield* causes(one)
  if (error.cause !== undefined) yield* causes(error.cause)
}

function saidBy(error: unknown): string {
  const said = [...causes(error)].map(({ message, code, name }) => message || code || name)
  const [first = String(error)] = said.filter((words) => !/^(AggregateError|Error|UnknownError)$/.test(words))
  return (first.split('\n')[0] ?? first).replace(/[.\s]+$/, '')
}

/** The profile named in a command line. @example profileIn(['list', '--profile', 'news']) // 'news' */
export function profileIn(words: readonly string[]): string | null {
  const at = words.findIndex((word) => word === '--profile' || word.startsWith('--profile='))
  if (at < 0) return null
  const [, inWord] = words[at]?.split('=') ?? []
  return inWord ?? words[at + 1] ?? null
}
