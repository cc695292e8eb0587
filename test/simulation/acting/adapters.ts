// The ports of one process: the real adapters on the simulated services, and content that is always there.

import { deliveryStore } from '../../../functions/adapters/delivery/delivery-store.ts'
import { paceStore } from '../../../functions/adapters/delivery/pace-store.ts'
import { editionStore } from '../../../functions/adapters/edition/edition-store.ts'
import { table } from '../../../functions/adapters/services/dynamodb.ts'
import { sesMailer } from '../../../functions/adapters/services/ses.ts'
import { sqsQueue } from '../../../functions/adapters/services/sqs.ts'
import { addressStore } from '../../../functions/adapters/subscription/address-store.ts'
import { requestLimits } from '../../../functions/adapters/subscription/request-limits.ts'
import { subscriberStore } from '../../../functions/adapters/subscription/subscriber-store.ts'
import { encodeFrame } from '../../../functions/delivery/message/message.ts'
import type { Ports } from '../../../functions/ports.ts'
import { FakeArticleStore } from '../../support/fakes/fake-content.ts'
import { fakePorts } from '../../support/fakes/fake-ports.ts'
import { FakeSecrets } from '../../support/fakes/fake-queue.ts'
import { aDocument, aFrame, aStory } from '../../support/samples/builders.ts'
import { compiledTemplates } from '../../support/worlds/message-world.ts'
import { editionDates } from '../plan/scenario.ts'
import type { Process, Surroundings } from '../services/process.ts'
import { sqsClientOf } from '../services/sqs.ts'
import { bucketOf, stockArticles } from './composed-editions.ts'
import type { Running } from './running.ts'

const urls = { batches: () => 'batches', publish: () => 'publish', messages: () => 'messages', pages: () => 'pages' }

export function portsOf(process: Process, run: Running, around: Surroundings): Ports {
  const client = run.db.clientOf(process)
  const secrets = new FakeSecrets()
  const isComposed = run.scenario.theme === 'composed'
  const of = (name: string) => table(name, process, client)
  return {
    ...others,
    clock: process,
    random: run.random,
    log: run.log,
    templates,
    articles: isComposed ? stockArticles : articles,
    secrets,
    editions: isComposed
      ? editionStore(of('editions'), () => bucketOf(process, run.objects))
      : {
          ...editionStore(of('editions'), noBucket),
          document: async (id) => contentOf(id).document,
          frames: async (id) => contentOf(id).frames,
        },
    subscribers: subscriberStore(of('subscribers'), { clock: process, pepper: () => secrets.pepper() }),
    addresses: addressStore(of('subscribers'), { clock: process, pepper: () => secrets.pepper() }),
    deliveries: deliveryStore(of('deliveries')),
    pace: paceStore(of('deliveries')),
    limits: requestLimits(of('deliveries'), process),
    mailer: sesMailer({ configurationSet: 'mails', client: run.ses.clientOf(process) }),
    queue: sqsQueue(urls, sqsClientOf(process, around, run.queues)),
  }
}

/** The same object each time, so that what is compiled of it is kept. */
const templates = { load: async () => compiledTemplates }

/** What no run uses. */
const others = fakePorts()

/** Content that is always there. */
const articles = new FakeArticleStore()
articles.taxonomy = ['energy', 'sport'].map((id) => ({ id, label: id, definition: 'for tests', terms: [{ text: id }] }))

/** Where editions are not composed, nothing of a bucket is simulated. */
function noBucket(): never {
  throw new Error('No bucket is needed.')
}

type Content = ReturnType<typeof made>

const contents = new Map<string, Content>()

function contentOf(id: string): Content {
  const found = contents.get(id) ?? made(id)
  contents.set(id, found)
  return found
}

function made(id: string) {
  const sections = [{ topic: { id: 'energy', label: 'Energy' }, stories: [aStory(`story-${id}`, ['energy'])] }]
  const document = aDocument({ id, date: editionDates.get(id) ?? '', sections })
  return { document, frames: [encodeFrame(aFrame(document))] }
}
