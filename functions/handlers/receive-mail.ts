// Handles incoming email for the list's own domain.
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import {
  articles,
  clock,
  log,
  mails,
  newsletters,
  queue,
  random,
  secrets,
  settings,
  sourceList,
  sources,
  subscribers,
  templates,
} from '../runtime.ts'
import { batchResponse } from '../use-cases/queue-messages.ts'
import { receiveMail } from '../use-cases/receiving/receive-mail.ts'

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => {
  const ports = {
    clock: clock(),
    random: random(),
    log: log(),
    articles: articles(),
    templates: templates(),
    subscribers: subscribers(),
    queue: queue(),
    secrets: secrets(),
    mails: mails(),
    newsletters: newsletters(),
    list: sourceList(),
    sources: sources(),
  }
  return batchResponse(await receiveMail(ports, settings(), event.Records))
}
