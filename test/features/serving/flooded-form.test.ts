// While requests come in a flood, the form asks for a proof of work; at any time it drops what a machine filled in.
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { beforeEach, expect, test } from 'vitest'
import { aReaderSite, formWith, type ReaderSite } from '../../support/worlds/reader-site.ts'

const good = { address: 'ann@example.com', topics: ['energy'], consent: 'yes' }
let site: ReaderSite

beforeEach(() => {
  site = aReaderSite()
})

async function flood(): Promise<void> {
  for (let n = 0; n < 130; n += 1) await site.ports.limits.countRequest()
}

type Form = Record<string, string | string[]>

const openForm = async () => formIn(await (await site.request('/')).text())

function formIn(html: string): Form {
  const { fields } = formWith(html, 'Subscribe')
  const challenge = String(fields['challenge'] ?? '').replaceAll('&quot;', '"')
  return challenge === '' ? fields : { ...fields, challenge }
}

async function solved(fields: Form): Promise<Form> {
  const challenge = JSON.parse(String(fields['challenge']))
  return { ...fields, ...good, proof: JSON.stringify(await solveChallenge({ challenge, deriveKey })) }
}

const orders = () => site.ports.queue.messages.map(({ body }) => JSON.parse(body))

test('no proof is asked for on other days', async () => {
  const fields = await openForm()
  expect(fields).not.toHaveProperty('challenge')
  expect((await site.post('/', { ...fields, ...good })).status).toBe(200)
  expect(orders()).toMatchObject([{ kind: 'confirmation', address: 'ann@example.com' }])
})

test('in a flood only a solved form places an order, and whoever sends another keeps what they typed', async () => {
  const early = await openForm()
  await flood()
  site.ports.clock.advance(10_000)
  const refused = await site.post('/', { ...early, ...good })
  const again = await refused.text()
  expect([refused.status, orders()]).toEqual([422, []])
  expect(again).toContain('value="ann@example.com"')
  const fields = await solved(formIn(again))
  expect((await site.post('/', fields)).status).toBe(200)
  expect(orders()).toMatchObject([{ address: 'ann@example.com', proof: expect.stringMatching(/^[0-9a-f]{32}$/) }])
})

test('the page says what to do without scripts', async () => {
  await flood()
  expect(await (await site.request('/')).text()).toMatch(/<noscript>.*editor@news\.example\.com.*<\/noscript>/)
})

test('a proof of another form, one that was changed, one that is too old and nonsense count as none', async () => {
  await flood()
  const [one, other] = [await solved(await openForm()), await openForm()]
  const challenge = JSON.parse(String(one['challenge']))
  challenge.parameters.cost = 1
  const tries = [
    { ...one, form: String(other['form']) },
    { ...one, challenge: JSON.stringify(challenge) },
    { ...one, proof: '{"counter":1,"derivedKey":"00"}' },
    { ...one, proof: 'x'.repeat(3_000) },
    { ...one, challenge: '[]', proof: 'null' },
  ]
  for (const fields of tries) expect((await site.post('/', fields)).status).toBe(422)
  site.ports.clock.advance(13 * 60 * 60_000)
  await flood()
  site.ports.clock.advance(10_000)
  expect((await site.post('/', one)).status).toBe(422)
  expect(orders()).toEqual([])
})

test('a field that nobody sees gives a machine away, and the answer says nothing of it', async () => {
  const fields = { ...(await openForm()), ...good }
  const [machine, person] = [
    await site.post('/', { ...fields, website: 'https://example.com' }),
    await site.post('/', fields),
  ]
  expect(await machine.text()).toBe(await person.text())
  expect(machine.status).toBe(200)
  expect(orders()).toHaveLength(1)
})
