// While `npm start` stays up, a line brings the next week's edition.
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { Wishes } from '../../../infra/local/run/wishes.ts'

test.each(['n', 'N', 'next', '  next  '])('the line %j asks for the next edition', async (line) => {
  const input = new PassThrough()
  const wishes = new Wishes(input)
  const come = wishes.come()
  input.write(`${line}\n`)
  await come
  expect(wishes.take()).toBe(true)
  expect(wishes.take()).toBe(false)
  wishes.close()
})

test('two lines ask for two editions, any other line for none, and the end of a pipe for nothing', async () => {
  const input = new PassThrough()
  const wishes = new Wishes(input)
  input.end('hello\nnext\nno\nn\n')
  await wishes.come()
  const taken = [wishes.take()]
  await wishes.come()
  taken.push(wishes.take(), wishes.take())
  expect(taken).toEqual([true, true, false])
  wishes.close()
})
