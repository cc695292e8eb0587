// Every cadence has its weeks, its editions and its words.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { cadences, cadenceWords, phaseOf, weeksOf } from '../../../functions/subscription/cadence.ts'
import { isDue } from '../../../functions/subscription/calendar.ts'

const folder = new URL('../../../templates/messages/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))

test.each(files)('%s has the words of every cadence', (name) => {
  const messages = new Map(Object.entries(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object))
  const keys = cadences.flatMap((cadence) => Object.values(cadenceWords(cadence)))
  expect(keys.filter((key) => !messages.has(key))).toEqual([])
})

test.each(cadences)('%s readers are due once in its weeks, in the phase of that date', (cadence) => {
  const weeks = weeksOf(cadence)
  const dates = Array.from({ length: weeks }, (_, n) =>
    new Date(Date.UTC(2026, 11, 24 + 7 * n)).toISOString().slice(0, 10),
  )
  const [first = ''] = dates
  const reader = { cadence, phase: phaseOf(first, cadence) }
  expect(dates.filter((date) => isDue(date, reader))).toEqual([first])
})
