// What readers do meanwhile, by the real use cases: leave, move, come back, ask for a subscription and confirm it.
import type { Context } from 'hono'
import type { Ports } from '../../../functions/ports.ts'
import { signLink, signTimedLink } from '../../../functions/subscription/links/link.ts'
import { preferencesToken } from '../../../functions/subscription/links/preferences-link.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'
import { type ApiContext, apiContextFor } from '../../../functions/use-cases/serving/api-context.ts'
import { takeConfirm } from '../../../functions/use-cases/serving/confirm.ts'
import { takeLeave } from '../../../functions/use-cases/serving/leave.ts'
import { takePreferences } from '../../../functions/use-cases/serving/preferences.ts'
import { takeRequest } from '../../../functions/use-cases/serving/subscribe.ts'
import { someSettings } from '../../support/samples/builders.ts'
import type { Fault } from '../plan/faults.ts'
import type { Running } from './running.ts'

/** No reader of a simulation asks for their data. */
const unasked = {
  entries: { erase: never },
  messages: { ofReader: never, eraseOf: never },
}

async function never(): Promise<never> {
  throw new Error('no reader of a simulation asks for their data')
}

type Fields = Record<string, string | string[]>

export async function actAsReader(run: Running, { effect, whom, ms }: Fault): Promise<void> {
  const { scenario, acts } = run
  const those = effect === 'confirm' ? scenario.pending : scenario.readers
  const reader = those[whom % Math.max(1, those.length)]
  if (reader === undefined) return
  const { id, address } = reader
  // Who moves or confirms is owed the edition as before.
  if (effect === 'leave' || effect === 'return') acts.touched.add(id)
  const answered = async (work: (api: ApiContext, ports: Ports) => Promise<Response>): Promise<boolean> => {
    try {
      return (
        (await run.call('api', (ports) => work(apiContextFor({ ...ports, ...unasked }, someSettings()), ports)))
          .status === 200
      )
    } catch {
      return false
    }
  }
  const leave = () =>
    answered(async (api, { secrets }) => {
      const [key = { id: '', key: '' }] = await secrets.linkKeys()
      return takeLeave(api)(request(signLink('leave', id, key), { 'List-Unsubscribe': 'One-Click' }))
    })
  if (effect === 'leave' && (await leave())) {
    run.acts.left.set(id, run.time.exactly)
    run.note(`${id} has left`)
  }
  if (effect === 'move')
    await answered(async (api, { clock, secrets }) => {
      const [key = { id: '', key: '' }] = await secrets.linkKeys()
      const zone = reader.zone === 'Asia/Tokyo' ? 'Europe/Lisbon' : 'Asia/Tokyo'
      const fields = { do: 'save', topics: ['energy'], hour: '7', zone, cadence: 'weekly', language: 'en' }
      return takePreferences(api)(request(preferencesToken({ id, linksVersion: 0 }, clock.now(), key), fields))
    })
  if (effect === 'confirm') {
    acts.confirming.add(id)
    if (await answered((api, ports) => confirm(run, api, ports, reader))) acts.confirmed.set(id, run.time.exactly)
  }
  if (effect === 'return' && (await leave())) {
    await run.time.sleep(ms)
    await join(run, address, answered)
  }
  if (effect === 'join') await join(run, `new${whom}@example.com`, answered)
  if (effect === 'ask') await join(run, `asks${whom}@example.com`, answered)
}

async function join(
  run: Running,
  address: string,
  answered: (work: (api: ApiContext, ports: Ports) => Promise<Response>) => Promise<boolean>,
): Promise<void> {
  const now = () => Math.floor(run.time.exactly / 1000)
  const sent = await answered(async (api, { secrets, random }) => {
    const [key = { id: '', key: '' }] = await secrets.linkKeys()
    const form = signTimedLink(
      'form',
      { subscriber: 'subscribe', request: random.id(16), expiresAt: now() + 3600 },
      key,
    )
    return takeRequest(api)(request('', { address, topics: ['energy'], zone: 'Europe/Berlin', consent: 'yes', form }))
  })
  if (!sent) return
  run.acts.joined.add(address)
  // Who confirms has the mail.
  const isMailed = () => run.ses.taken.some(({ to, delivery }) => to === address && delivery.includes('_confirmation_'))
  for (let look = 0; look < 50 && !isMailed(); look += 1) await run.time.sleep(3 * 60_000)
  if (!isMailed()) return
  const pointer = await run.call('api', ({ subscribers }) => subscribers.findByAddress(address)).catch(() => null)
  const id = pointer?.id
  if (!id) return
  run.acts.touched.add(id)
  const found = await run.call('api', ({ subscribers }) => subscribers.get(id)).catch(() => null)
  if (found === null || found.requests.length === 0) return
  await answered((api, ports) => confirm(run, api, ports, found))
  run.acts.left.delete(id)
}

/** Follows the link of the latest request. */
async function confirm(run: Running, api: ApiContext, { secrets }: Ports, { id, requests }: Subscriber) {
  const [key = { id: '', key: '' }] = await secrets.linkKeys()
  const expiresAt = Math.floor(run.time.exactly / 1000) + 3600
  const link = { subscriber: id, request: requests.at(-1)?.id ?? '', expiresAt }
  return takeConfirm(api)(request(signTimedLink('confirm', link, key), {}))
}

/** What the use cases read of a request. */
function request(token: string, fields: Fields): Context {
  return {
    req: {
      param: () => token,
      query: () => undefined,
      header: () => undefined,
      parseBody: async () => fields,
    },
  } as unknown as Context
}
