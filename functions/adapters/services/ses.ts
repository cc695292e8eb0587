// Sends emails through Amazon SES, API v1: SendRawEmail, one recipient and one attempt per call.
// Sets its message tags, by which events are told apart; headers that SES writes itself (Feedback-ID) follow its tags.
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { classifySesError } from '../../delivery/pace/ses-error.ts'
import { messageTag } from '../../environment.ts'
import type { Quota } from '../../pace-ports.ts'
import type { Mailer, OutgoingMessage, SubmitOutcome } from '../../ports.ts'
import { requestTimeouts, slowServiceMs } from './request-timeouts.ts'
import { withoutClientLogging } from './without-client-logging.ts'

export interface SesMailerOptions {
  configurationSet: string
  client?: SESClient
}

/** For callers that only ask for the account's quota and send nothing. */
export function sesQuota(client?: SESClient): Pick<Mailer, 'quota'> {
  const ses = client ?? withoutClientLogging(new SESClient(sesClientSettings()))
  return { quota: () => readQuota(ses) }
}

/** SES has no idempotency key: a client that retries submits the same mail again after a reset or a time-out. */
export function sesClientSettings(requestMs = slowServiceMs) {
  return { maxAttempts: 1, cacheMiddleware: true, requestHandler: requestTimeouts(requestMs) }
}

export function sesMailer({ configurationSet, client }: SesMailerOptions): Mailer {
  const ses = client ?? withoutClientLogging(new SESClient(sesClientSettings()))
  return {
    submit: (message) => submit(ses, configurationSet, message),
    probe: (from) => probe(ses, from),
    quota: () => readQuota(ses),
  }
}

async function submit(ses: SESClient, configurationSet: string, message: OutgoingMessage): Promise<SubmitOutcome> {
  const command = new SendRawEmailCommand({
    Source: message.from,
    Destinations: [message.to],
    RawMessage: { Data: message.raw },
    ConfigurationSetName: configurationSet,
    Tags: [
      { Name: messageTag.edition, Value: message.tags.edition },
      { Name: messageTag.delivery, Value: message.tags.delivery },
    ],
  })
  try {
    const { MessageId: messageId } = await ses.send(command)
    return messageId ? { outcome: 'accepted', messageId } : withoutId
  } catch (error) {
    return classifySesError(error)
  }
}

/** Accepts every email and delivers none
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator). */
const simulator = 'success@simulator.amazonses.com'

/** Sent without the configuration set, so that SES reports nothing about it. */
async function probe(ses: SESClient, from: string): Promise<SubmitOutcome> {
  const lines = [`From: ${from}`, `To: ${simulator}`, 'Subject: Does SES take mail again?', '', 'It does.', '']
  const command = new SendRawEmailCommand({
    Source: from,
    Destinations: [simulator],
    RawMessage: { Data: new TextEncoder().encode(lines.join('\r\n')) },
  })
  try {
    const { MessageId: messageId } = await ses.send(command)
    return messageId ? { outcome: 'accepted', messageId } : withoutId
  } catch (error) {
    return classifySesError(error)
  }
}

const withoutId: SubmitOutcome = { outcome: 'ambiguous', reason: 'SES answered without a message id' }

/** The account's figures as SES returns them; no daily limit, −1 at SES, becomes `Number.MAX_SAFE_INTEGER`. */
async function readQuota(ses: SESClient): Promise<Quota> {
  const { MaxSendRate, Max24HourSend, SentLast24Hours } = await ses.send(new GetSendQuotaCommand({}))
  if (MaxSendRate === undefined || Max24HourSend === undefined || SentLast24Hours === undefined)
    throw new Error('SES gave an incomplete sending quota; check the account in the SES console.')
  const maxPerDay = Max24HourSend === -1 ? Number.MAX_SAFE_INTEGER : Max24HourSend
  return { maxPerSecond: MaxSendRate, maxPerDay, used: SentLast24Hours }
}
