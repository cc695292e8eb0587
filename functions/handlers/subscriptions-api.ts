// The public API for readers (subscribe, confirm, preferences, unsubscribe), behind the HTTP API.
import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda'
import {
  addresses,
  articles,
  clock,
  deliveries,
  editions,
  limits,
  log,
  messages,
  queue,
  random,
  readers,
  secrets,
  settings,
  subscribers,
  templates,
} from '../runtime.ts'
import { subscriptionsApi } from '../use-cases/serving/api.ts'
import { answering } from '../use-cases/serving/route-key.ts'
import { once } from '../use-cases/ttl-cache.ts'

const api = once(async () => {
  const ports = {
    addresses: addresses(),
    articles: articles(),
    clock: clock(),
    deliveries: deliveries(),
    editions: editions(),
    entries: readers(),
    limits: limits(),
    log: log(),
    messages: messages(),
    queue: queue(),
    random: random(),
    secrets: secrets(),
    subscribers: subscribers(),
    templates: templates(),
  }
  return answering(subscriptionsApi(ports, settings()))
})

export const handler = async (event: LambdaEvent, context: LambdaContext) => (await api())(event, context)
