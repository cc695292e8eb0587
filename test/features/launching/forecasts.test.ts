// The operator is told in time, and once, of an edition that cannot be done before the next launch.
import { expect, test } from 'vitest'
import { launchEdition } from '../../../functions/use-cases/launching/launch-edition.ts'
import { noteForecasts } from '../../../functions/use-cases/launching/note-forecasts.ts'
import { bodiesOf } from '../../mail/bodies.ts'
import { killing } from '../../support/fakes/killing.ts'
import { anEdition, aSubscriber } from '../../support/samples/builders.ts'
import { MessageWorld } from '../../support/worlds/message-world.ts'
import { addEdition, aWorld, launchTime } from '../../support/worlds/world.ts'

const before = { id: '2026-W46', week: '2026-W46', date: '2026-11-12', status: 'closed' as const }
const large = anEdition({ ...before, eligible: 100_000, lastWave: '2026-11-12T17:00' })
const sandbox = { maxPerSecond: 1, maxPerDay: 200, used: 0 }

async function aList(quota = sandbox) {
  const world = new MessageWorld()
  world.ports.mailer.limits = quota
  await world.ports.editions.create(large)
  await world.ports.editions.create(anEdition())
  const note = () => noteForecasts(world.ports, world.settings)
  const forecast = async () => (await world.ports.editions.find('2026-W47'))?.forecast
  return { world, note, forecast }
}

test('an edition that cannot be done before the next launch is told to the operator once, before its own launch', async () => {
  const { world, note, forecast } = await aList()
  for (let hour = 0; hour < 3; hour += 1) {
    await note()
    await world.workOff()
  }
  expect(await forecast()).toMatchObject({ readers: 100_000, isTooLong: true, audience: 'last' })
  await world.ports.editions.change('2026-W47', ['composed'], { status: 'sending', eligible: 90_000 })
  await world.ports.editions.change('2026-W47', ['sending'], { lastWave: '2026-11-19T17:00' })
  await note()
  await world.workOff()
  expect(await forecast()).toMatchObject({ readers: 90_000, isTooLong: true, audience: 'own' })
  expect(world.mails.map(({ delivery }) => delivery)).toEqual(['2026-W47-too-long_alert_operator'])
  const text = bodiesOf(world.mails[0]?.raw ?? '').text.replace(/\s+/g, ' ')
  expect(text).toMatch(/not before the next one should be launched.*100,000 readers at 0.9 a second and 180 a day/)
})

test('an edition that is in time has its forecast on record, and the operator gets no mail', async () => {
  const { world, note, forecast } = await aList({ maxPerSecond: 14, maxPerDay: 50_000, used: 0 })
  await note()
  await world.workOff()
  expect(await forecast()).toMatchObject({ readers: 100_000, perDay: 45_000, isTooLong: false })
  expect(world.mails).toEqual([])
})

test('a run that dies before the operator is told leaves that to the next hour’s', async () => {
  for (const at of [1, 2, 3, 4, 5]) {
    const { world } = await aList()
    await noteForecasts(killing(world.ports, { at, when: 'after', how: 'kill' }).ports, world.settings)
    await world.workOff()
    await noteForecasts(world.ports, world.settings)
    await world.workOff()
    expect(world.mails).toHaveLength(1)
  }
})

test('the audience that a launch fixed counts from then on; a quota that SES does not tell stops nothing', async () => {
  const world = await aWorld(['a', 'b'].map((id) => aSubscriber({ id })))
  await addEdition(world, large, 'story0')
  const forecast = async () => (await world.ports.editions.find('2026-W47'))?.forecast
  await noteForecasts(world.ports, world.settings)
  expect(await forecast()).toMatchObject({ readers: 100_000, audience: 'last' })
  await launchEdition(world.ports, { scheduledTime: launchTime })
  const silent = { ...world.ports, mailer: { ...world.ports.mailer, quota: () => Promise.reject(new Error('busy')) } }
  await noteForecasts(silent as unknown as typeof world.ports, world.settings)
  expect(await forecast()).toMatchObject({ audience: 'last' })
  await noteForecasts(world.ports, world.settings)
  expect(await forecast()).toMatchObject({ readers: 2, audience: 'own' })
})
