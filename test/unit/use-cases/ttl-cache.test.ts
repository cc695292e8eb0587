// What a warm process keeps between requests.
import { expect, test } from 'vitest'
import { cached, once } from '../../../functions/use-cases/ttl-cache.ts'
import { FakeClock, FakeLog } from '../../support/fakes/fake-clock.ts'

function keeping(answers: (number | Error)[]) {
  const [clock, log] = [new FakeClock(), new FakeLog()]
  const read = cached({ clock, log, what: 'numbers', ms: 1000 }, async () => {
    const next = answers.shift()
    if (next instanceof Error) throw next
    return next
  })
  return { clock, log, read }
}

test('readers at the same time share one reading, later ones within the time too', async () => {
  const { clock, read } = keeping([1, 2])
  expect(await Promise.all([read(), read()])).toEqual([1, 1])
  clock.advance(999)
  expect(await read()).toBe(1)
  clock.advance(1)
  expect(await read()).toBe(2)
})

test('where reading fails, what was read before is shown, with a line in the log; reading is tried again at once', async () => {
  const { clock, log, read } = keeping([1, new Error('busy'), 3])
  await read()
  clock.advance(1000)
  expect(await read()).toBe(1)
  expect(log.lines.map(({ level }) => level)).toEqual(['warn'])
  expect(await read()).toBe(3)
})

test('a first reading that fails is an error, and is tried again', async () => {
  const { read } = keeping([new Error('busy'), 2])
  await expect(read()).rejects.toThrow('busy')
  expect(await read()).toBe(2)
})

test('what is made once is made again only where that failed', async () => {
  let made = 0
  const make = once(async () => {
    made += 1
    if (made === 1) throw new Error('not yet')
    return made
  })
  await expect(make()).rejects.toThrow('not yet')
  expect([await make(), await make()]).toEqual([2, 2])
})
