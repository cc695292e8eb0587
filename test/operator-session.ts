// `npm run session:operator`: what docs/operator-session.md shows, with 2,000 readers, two hundred of whom have
// addresses that bounce: dry run, canary, freeze, resume, watch, receipt. It writes the document from what the
// terminal said, and stops where a step does not do what the document says.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findRunning } from '../infra/local/run/announcement.ts'
import { freePort } from './support/runs/free-port.ts'
import { operatorSessionPage, type Stop } from './support/runs/operator-session-page.ts'
import { RunningStart } from './support/runs/running-start.ts'
import { sampleFolder, sampleTopics } from './support/samples/sample.ts'

const root = new URL('..', import.meta.url).pathname
const home = mkdtempSync(join(tmpdir(), 'broadsheet-operator-'))
const [folder, seeds] = [join(home, 'list'), join(home, 'readers')]
const zones = ['Pacific/Auckland', 'Asia/Tokyo', 'Europe/Istanbul', 'Europe/London', 'America/New_York']

/** In the earliest zone every second address bounces. */
function readers(): object[] {
  const topics = sampleTopics().map(({ id }) => id)
  return Array.from({ length: 2_000 }, (_, n) => {
    const [zone, turn] = [zones[n % zones.length], Math.floor(n / zones.length)]
    const bounces = n % zones.length === 0 && turn % 2 === 0
    const chosen = [turn, 3 * turn + 1, 5 * turn + 2].map((at) => topics[at % topics.length])
    return {
      address: bounces ? `bounce+${n}@simulator.amazonses.com` : `reader-${n}@example.com`,
      topics: [...new Set(chosen)],
      ...{ zone, hour: 7 },
    }
  })
}

/** What a command prints, without the folder that each names. */
function edition(...words: string[]): Promise<string> {
  const line = [join(root, 'infra/commands/edition/start.ts'), ...words, '--folder', folder]
  const child = spawn(process.execPath, line, { cwd: root })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk))
  return new Promise((resolve) =>
    child.once('exit', () => resolve(said.replaceAll(` --folder ${folder}`, '').trimEnd())),
  )
}

/** Lets days pass. Returns what `watch` showed in the meantime, look by look. */
async function onWith(week: string): Promise<string[]> {
  const watched = edition('watch', week)
  await start.next()
  return (await watched).split(/^(?=\d{4}-W\d\d is )/m).map((look) => look.trimEnd())
}

/** Stories in all briefings: of each line so many times so many. */
function storiesIn(said: string, line: RegExp): number {
  const lines = [...said.matchAll(line)].map(
    ([, times, count = '']) => Number(times || 1) * Number(count.replace(/,/g, '')),
  )
  return lines.reduce((sum, one) => sum + one, 0)
}

/** More than these would say that it never goes on. */
const mostStops = 6

function expected(said: string, words: RegExp): string {
  if (words.test(said)) return said
  throw new Error(`expected ${words}, and the terminal said:\n${said}`)
}

/** Between two looks nothing is asked; the file that is awaited lies on this machine. */
async function untilRunning(): Promise<void> {
  while (!existsSync(folder) || findRunning(folder) === null) await new Promise((resolve) => setTimeout(resolve, 200))
}

cpSync(sampleFolder, seeds, { recursive: true })
writeFileSync(join(seeds, 'readers.json'), JSON.stringify(readers()))
const start = new RunningStart(await freePort(), folder, seeds)
try {
  await untilRunning()
  await edition('close')
  await start.line(/Press n, then Enter/)
  const week = /^\d{4}-W\d\d/m.exec(expected(await edition('list'), / composed .*\nThe list is closed/))?.[0] ?? ''
  const dryRun = expected(await edition('dry-run', week), /2,000 readers: 2,000 would be emailed/)
  const open = expected(await edition('open'), /goes out: its recipients are fixed/)
  await start.next()
  const canary = expected(await edition('show', week), /is stopped.*among the canary/s)
  const resumed = expected(await edition('resume', week), /The canary .* the others follow/)
  const looks = await onWith(week)
  const stops: Stop[] = []
  for (let show = await edition('show', week); / is stopped/.test(show); show = await edition('show', week)) {
    if (stops.length === mostStops) throw new Error(`it was stopped ${mostStops} times:\n${show}`)
    stops.push({ show, resumed: expected(await edition('resume', week), /is sending now/) })
    looks.push(...(await onWith(week)))
  }
  if (stops.length === 0) throw new Error('it was to be stopped once more, after 500 emails')
  const receipt = expected(await edition('show', week), /is closed.*2,000 sent.*reached 99.9%/s)
  const addsUp =
    storiesIn(dryRun, /^ {4}(\d+) stor\S+ +([\d,]+)$/gm) === storiesIn(receipt, /^ +()([\d,]+) .*: reached/gm)
  if (!addsUp) throw new Error(`the dry run promised other briefings than readers were sent:\n${dryRun}\n${receipt}`)
  const list = await edition('list')
  const said = { week, dryRun, open, canary, resumed, looks, stops, receipt, list }
  writeFileSync(join(root, 'docs/operator-session.md'), operatorSessionPage(said))
  console.log('docs/operator-session.md is written; read it before it is committed.')
} finally {
  await start.end()
  rmSync(home, { recursive: true, force: true })
}
