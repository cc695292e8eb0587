// While `npm start` stays up, a line brings the next week's edition.
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { NextCommandInput } from '../../../infra/local/run/next-command-input.ts'

test.each(['n', 'N', 'next', '  next  '])('the line %j asks for the next edition', async (line) => {
  const input = new PassThrough()
  const commands = new NextCommandInput(input, () => {})
  const come = commands.typed()
  input.write(`${line}\n`)
  await come
  expect(commands.take()).toBe(true)
  expect(commands.take()).toBe(false)
  commands.close()
})

test('two lines ask for two editions, any other line is answered, and the end of a pipe asks for nothing', async () => {
  const input = new PassThrough()
  let unknown = 0
  const commands = new NextCommandInput(input, () => {
    unknown += 1
  })
  input.end('hello\nnext\nno\nn\n')
  await commands.typed()
  const taken = [commands.take()]
  await commands.typed()
  taken.push(commands.take(), commands.take())
  expect(taken).toEqual([true, true, false])
  expect(unknown).toBe(2)
  commands.close()
})
