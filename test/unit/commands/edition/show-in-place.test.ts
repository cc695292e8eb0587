// What `edition -- watch` leaves on a terminal.
import { expect, test } from 'vitest'
import { showInPlace } from '../../../../infra/commands/edition/show-in-place.ts'

const up = (rows: number) => `\u001b[${rows}A\u001b[0J`

function terminal(columns: number, isTTY = true) {
  const written: string[] = []
  return { out: { isTTY, columns, write: (text: string) => written.push(text) }, written }
}

test('a look replaces every row of the one before, also where its lines are wider than the window', () => {
  const { out, written } = terminal(60)
  const show = showInPlace(out)
  show(['2026-W47 is sending.', 'x'.repeat(60), 'y'.repeat(61)])
  show(['2026-W47 is closed.'])
  show(['Nothing more.'])
  expect(written.filter((text) => text.includes('\u001b'))).toEqual([up(4), up(1)])
})

test('a window that was made narrower meanwhile is cleared by its new width', () => {
  const { out, written } = terminal(120)
  const show = showInPlace(out)
  show(['x'.repeat(100)])
  out.columns = 50
  show(['2026-W47 is closed.'])
  expect(written[1]).toBe(up(2))
})

test('a file gets the looks one after the other, without control characters', () => {
  const { out, written } = terminal(80, false)
  const show = showInPlace(out)
  show(['one'])
  show(['two'])
  expect(written.join('')).toBe('one\ntwo\n')
})
