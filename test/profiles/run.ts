// `npm run profiles [-- FOLDER]`: every command that reads or writes a list on AWS, with `--profile`, against a
// loopback endpoint that stands for AWS and has the tables, buckets, queues and functions of an `npm start`: one of its
// own, or the one that runs in FOLDER. Prints what each asked, and ends with 1 where one did not do what it must.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findRunning } from '../../infra/local/run/announcement.ts'
import { freePort } from '../support/runs/free-port.ts'
import { RunningStart } from '../support/runs/running-start.ts'
import { complete } from './complete.ts'
import { reading } from './reading.ts'
import { startStage } from './stage.ts'
import { troubles } from './troubles.ts'
import { writing } from './writing.ts'

const given = process.argv[2]
const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'broadsheet-profiles-')) : resolve(given)
const own = given === undefined ? new RunningStart(await freePort(), folder) : null
try {
  await own?.line(/Press n, then Enter/)
  const running = findRunning(folder)
  if (running === null) throw new Error(`Nothing runs in ${folder}: start it with npm start -- --folder ${folder}.`)
  const stage = await startStage(running)
  const newest = await reading(stage)
  await troubles(stage)
  await writing(stage, newest)
  complete(stage)
  await stage.close()
  console.log(stage.failed === 0 ? '✓ all as it must be' : `✗ ${stage.failed} not as it must be`)
  if (stage.failed > 0 && own === null)
    console.log(
      '  Each run needs an edition that is over, none of next week, and ten unprinted stories: add pages, or take a fresh list.',
    )
  process.exitCode = stage.failed === 0 ? 0 : 1
} finally {
  await own?.end()
  if (own !== null) rmSync(folder, { recursive: true, force: true })
}
