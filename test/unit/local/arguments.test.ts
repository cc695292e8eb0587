// What is typed wrong is named, with what to type instead.
import { describe, expect, test } from 'vitest'
import { readArguments } from '../../../infra/local/run/arguments.ts'

describe('The command line of npm start', () => {
  test('nothing given means: stay up, continue, port 4180', () => {
    expect(readArguments([])).toEqual({
      once: false,
      next: false,
      fresh: false,
      readers: null,
      demoFeeds: false,
      port: 4180,
      sandbox: null,
      folder: '.local',
      seeds: null,
      concurrency: undefined,
      sesTroubles: undefined,
    })
  })

  test('generated readers imply a fresh start', () => {
    expect(readArguments(['--once', '--readers', '5000'])).toMatchObject({ once: true, fresh: true, readers: 5000 })
  })

  test('the sandbox mails nobody unless addresses or domains are named', () => {
    expect(readArguments(['--sandbox']).sandbox).toEqual([])
    expect(readArguments(['--sandbox', '--verified', 'ann@example.com, example.org']).sandbox).toEqual([
      'ann@example.com',
      'example.org',
    ])
  })

  const wrong: [string[], string][] = [
    [['--readers', 'many'], '--readers is "many": write a whole number from 1 to 100000'],
    [['--readers', '0'], '--readers is "0"'],
    [['--readers', '1.5'], '--readers is "1.5"'],
    [['--readers', '9999999'], '--readers is "9999999"'],
    [['--port', '70000'], '--port is "70000": write a whole number from 1 to 65534'],
    [['--port'], '--port needs a value'],
    [['--readers', '-5'], '--readers needs a value'],
    [['--fresh', '--next'], '--fresh starts from nothing and --next goes on'],
    [['--verified', 'ann@example.com'], '--verified says whom the sandbox may mail: give --sandbox, too'],
    [['--ses-faults', 'reset=1'], '--ses-faults: "reset=1": write a share such as 1% or 0.5%'],
    [['--ses-faults', 'outage=10@2m'], '"outage=10@2m": write how long and when'],
    [['--nxet'], "Unknown option '--nxet'"],
    [['fresh'], "Unexpected argument 'fresh'"],
  ]
  test.each(wrong)('%j is refused, and says where the usage is', (given, reason) => {
    expect(() => readArguments(given)).toThrow(reason)
    expect(() => readArguments(given)).toThrow('npm start -- --help shows all')
  })
})
