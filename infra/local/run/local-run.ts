// The run of `npm start`: synthesizes, starts the templates, uploads the seeds, adds the readers, moves the clock
// through the week, reports.
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import { type Settings, variable } from '../../../functions/environment.ts'
import type { SkippedReader } from '../../../functions/subscription/import/readers-file.ts'
import { mailWithDemoLinks } from '../demo/links.ts'
import type { DemoSite } from '../demo/site.ts'
import { type Inbox, type LaterInbox, laterInbox, loadInbox } from '../engines/inbox.ts'
import { sandbox } from '../engines/ses/limits.ts'
import { type Laptop, startLaptop } from '../laptop.ts'
import type { Synthesis } from '../template/synthesize.ts'
import type { VirtualClock } from '../virtual-clock.ts'
import { addressesOf } from './addresses.ts'
import type { Arguments } from './arguments.ts'
import { beforeDeploying, deploymentOf } from './before-deploying.ts'
import { abandon, type Begun, endAtOnce, warn } from './begin.ts'
import { commandOptions } from './command-options.ts'
import { demoLines, openDemo } from './demo.ts'
import { editionOf, hasEnded } from './edition-week.ts'
import { liveHint, runUntilStopped } from './live.ts'
import type { LocalFolder } from './local-folder.ts'
import { mailLines, mailOf } from './mail-to-list.ts'
import { seedReaders } from './readers.ts'
import { reportLines, skippedWords } from './report.ts'
import { setClock } from './set-clock.ts'
import type { Steps } from './steps.ts'
import { named, openStores, type Stores } from './stores.ts'
import { type Summary, summarise } from './summary.ts'
import { runVirtualWeek } from './virtual-week.ts'
import { weekProgress, weekWords } from './week-progress.ts'

export interface LocalRunOptions {
  arguments: Arguments
  /** Folder of topics, sample pages and readers, relative to the repository's root. */
  seeds: string
  folder: LocalFolder
  steps: Steps
  clock: VirtualClock
  repository: string
  /** Already started. */
  synthesis: Promise<Synthesis>
}

const seedsOf = ({ repository, seeds }: LocalRunOptions) => resolve(repository, seeds)

/** Rate and quota of the laptop's SES account: those of a medium-sized production account. */
export const limits = { maxPerSecond: 500, maxPerDay: 200_000 }

/** Resolves to the exit code. */
export async function runLocally(options: LocalRunOptions, begun: Begun): Promise<number> {
  const { folder, clock } = options
  const running = await synthesized(options)
    .then((assembly) => start(options, begun, assembly))
    .catch((error: unknown) => abandon(begun).then(() => Promise.reject(error)))
  const keepClock = setInterval(() => folder.keep({ clock: clock.now() }), 500)
  try {
    return await runToTheEnd(options, running)
  } finally {
    clearInterval(keepClock)
    folder.keep({ clock: clock.now() })
    running.stores.close()
    await running.inbox?.close()
    await running.laptop.close()
    await running.demo?.close()
  }
}

async function synthesized(options: LocalRunOptions): Promise<string> {
  const { steps, synthesis, repository, folder, arguments: wanted } = options
  let assembly = ''
  await steps.run('Synthesize the CDK app', async () => {
    const made = await synthesis
    assembly = made.folder
    if (wanted.seeds !== null) folder.keepSeeds(wanted.seeds)
    const where = relative(repository, made.folder)
    return made.reused ? `unchanged since last time: reusing ${where}` : `three stacks in ${where}`
  })
  setClock(options)
  return assembly
}

interface Running {
  /** What earlier reports of this folder said about pages without stories. */
  told: Set<string>
  demo: DemoSite | null
  laptop: Laptop
  /** `null` if the run ends with its edition, since no one would look into it. The emails are in the outbox. */
  inbox: LaterInbox | null
  stores: Stores
}

async function start(run: LocalRunOptions, { storage, inbox: thread }: Begun, assembly: string): Promise<Running> {
  const { steps, folder, clock, arguments: wanted } = run
  const { port, sandbox: verified, concurrency } = wanted
  let running: Running | undefined
  await steps.run('Start the templates', async () => {
    const file = (name: string) => folder.file(name)
    const show = warn(steps)
    const onCrash = (error: Error) => endAtOnce(error, steps, folder)
    const demo = await openDemo(run, show)
    const demoSite = demo?.url
    const told = { sitePort: port, commandOptions: commandOptions(wanted.folder), sesTroubles: wanted.sesTroubles }
    const options = { demoSite, assembly, storage, file, clock, ...told }
    const account = verified === null ? limits : { ...sandbox, verified }
    const laptop = await startLaptop({ ...options, limits: account, concurrency, show, onCrash })
    const shown = demoSite === undefined ? undefined : (mail: Buffer) => mailWithDemoLinks(mail, demoSite)
    const where = { port: port + 1, folder: file('engines/inbox'), mail: mailOf(laptop) }
    const url = `http://127.0.0.1:${where.port}`
    const announce = (opened: Pick<Inbox, 'url'>) =>
      folder.announce(addressesOf({ laptop, inbox: opened, sitePort: port, demoSite, seeds: seedsOf(run) }))
    const inbox = wanted.once
      ? null
      : laterInbox(url, async () => {
          const opened = await (thread ?? loadInbox()).open({ ...where, show, shown })
          announce(opened)
          return opened
        })
    if (thread === null) announce({ url })
    else
      await inbox?.begin().catch(async (error: unknown) => {
        await laptop.close()
        throw error
      })
    running = { told: new Set(), demo, laptop, inbox, stores: openStores(laptop) }
    const { freed, replayed } = laptop.takeUp()
    const { functions, queues, tables, buckets, schedules } = laptop.cloud
    const left = freed + replayed === 0 ? '' : `; resumed: ${freed} held messages, events for ${replayed} emails`
    return `${functions.length} functions, ${queues.length} queues, ${tables.length} tables, ${buckets.length} buckets, ${schedules.length} schedules${left}`
  })
  if (running === undefined) throw new Error('the templates were not started')
  return running
}

async function runToTheEnd(options: LocalRunOptions, running: Running): Promise<number> {
  const { steps, folder, clock, arguments: wanted } = options
  const { laptop, inbox } = running
  for (const page of await refusedPages(running)) running.told.add(skippedWords(page))
  let loaded: Promise<unknown> = Promise.resolve()
  await steps.run('Read the pages', async () => {
    const put = laptop.deployBuckets()
    loaded = laptop.loadFunctions()
    return laptop.quiet().then(() => (put === 0 ? 'nothing new' : `${put} files uploaded`))
  })
  // Composing has priority; the inbox, which is needed last, reports then whether it opened.
  loaded = loaded.then(() => inbox?.begin())
  loaded.catch(() => undefined)
  await openList(running, clock)
  const skipped = await addReaders(options, running)
  const summary = await runWeek(options, running, wanted.next, skipped)
  if (inbox === null) return exitCode(summary)
  for (const line of [...mailLines(mailOf(laptop), inbox.url), ...demoLines(running.demo)]) steps.say(line)
  for (const line of beforeDeploying(deploymentOf(options.repository))) steps.say(line)
  steps.say(liveHint)
  const next = async () => {
    steps.say('  … running through next week')
    await runWeek(options, running, true, [])
    steps.say(liveHint)
    return folder.state.fired ?? 0
  }
  const onFired = (fired: number) => folder.keep({ fired })
  const [fired, show] = [folder.state.fired ?? 0, (line: string) => steps.say(line)]
  await runUntilStopped({ laptop, inbox, clock, fired, onFired, show, next, input: process.stdin })
  steps.say('\n  Ended.')
  return 0
}

const refusedPages = async ({ stores }: Running) =>
  (await stores.articles.pages()).filter(({ status }) => status !== 'read')

/** A laptop mails only its own inbox, so its list is opened automatically; if its operator closed it, it stays
 * closed. */
async function openList({ stores: { editions } }: Running, clock: VirtualClock): Promise<void> {
  const { since } = await editions.listState()
  if (since === null) await editions.setListState(true, new Date(clock.now()).toISOString())
}

/** Carries the week's edition to its receipt, puts its emails into the inbox, and reports. */
async function runWeek(
  options: LocalRunOptions,
  running: Running,
  isNext: boolean,
  skipped: SkippedReader[],
): Promise<Summary> {
  const { steps } = options
  const { laptop, inbox } = running
  const before = laptop.journal.entries.length
  const made = await makeEdition(options, running, isNext)
  if (inbox !== null)
    await steps.run(
      'Show the emails in the inbox',
      async () => `${await inbox.feed(laptop.journal)} emails (at most the newest 500)`,
    )
  const summary = await report(options, running, made, skipped)
  const mailed = laptop.journal.entries.length - before
  for (const line of reportLines(summary, mailed, options.arguments.folder, running.told)) steps.say(line)
  for (const page of summary.skippedPages) running.told.add(skippedWords(page))
  if (laptop.throttled() > 0)
    steps.say(`  Throttled  ${laptop.throttled()} calls of functions since the start, each tried again\n`)
  return summary
}

/** A folder without demo readers is fine: whoever subscribes is a reader. */
function readersFileIn(seeds: string): string {
  const file = join(seeds, 'readers.json')
  return existsSync(file) ? readFileSync(file, 'utf8') : '[]'
}

async function addReaders(options: LocalRunOptions, { laptop, stores }: Running): Promise<SkippedReader[]> {
  const { steps, folder } = options
  let skipped: SkippedReader[] = []
  await steps.run('Add the readers', async () => {
    if (folder.state.seeded) return 'already there'
    const topics = await stores.articles.topics()
    const seeding = await seedReaders({
      file: readersFileIn(seedsOf(options)),
      generated: folder.state.readers,
      topics: topics.map(({ id }) => id),
      settings: settingsOf(laptop),
      store: stores.subscribers,
      onProgress: (done, of) => steps.progress('Add the readers', `${done} of ${of}`, done / of),
    })
    skipped = seeding.skipped
    folder.keep({ seeded: true })
    return `${seeding.added} added${skipped.length > 0 ? `, ${skipped.length} left out` : ''}`
  })
  return skipped
}

interface Made {
  edition: EditionRecord | null
  sendingSeconds: number
}

async function makeEdition(options: LocalRunOptions, { laptop, stores }: Running, isNext: boolean): Promise<Made> {
  const { steps, folder } = options
  const { week } = folder.state
  const last = week === null ? null : editionOf(week, await stores.editions.list())
  const found = last?.status === 'failed' ? await composeAgain(options, { laptop, stores }, last) : last
  if (hasEnded(found) && !isNext) return { edition: found, sendingSeconds: 0 }
  let edition = found
  let sendingSeconds = 0
  const name = 'An edition on the clock'
  await steps.run(name, async () => {
    const made = await runVirtualWeek({
      week,
      laptop,
      editions: stores.editions,
      fired: folder.state.fired ?? options.clock.now(),
      onFired: (fired) => folder.keep({ fired }),
      onFound: (one) => folder.keep({ week: one.week }),
      onProgress: weekProgress(steps, name, isNext),
    })
    edition = made.edition
    sendingSeconds = Math.round(made.sendingSeconds * 100) / 100
    return weekWords(made, options.clock.now())
  })
  return { edition, sendingSeconds }
}

/** What stopped it may have been fixed: templates, topics and settings are those of this start. */
async function composeAgain(
  { steps }: LocalRunOptions,
  { laptop, stores }: Pick<Running, 'laptop' | 'stores'>,
  { week }: EditionRecord,
): Promise<EditionRecord | null> {
  let made: EditionRecord | null = null
  await steps.run(`Compose ${week} again, which failed before`, async () => {
    await laptop.call('compose-edition', { week, again: true })
    await laptop.quiet()
    made = editionOf(week, await stores.editions.list())
    return made?.status ?? 'nothing'
  })
  return made
}

async function report(
  { folder, steps, arguments: { port } }: LocalRunOptions,
  { stores, inbox, laptop }: Running,
  made: Made,
  skippedReaders: SkippedReader[],
): Promise<Summary> {
  const urls = { site: `http://127.0.0.1:${port}`, inbox: inbox?.url ?? null }
  const settings = settingsOf(laptop)
  const { summary, document } = await summarise({ stores, settings, ...made, steps: steps.done, urls, skippedReaders })
  if (document !== null) folder.writeJson('edition.json', document)
  folder.writeJson('run.json', summary)
  return summary
}

const settingsOf = (laptop: Laptop) => JSON.parse(named(laptop, variable.settings)) as Settings

function exitCode({ status, receipt }: Summary): number {
  if (status === 'empty') return 0
  return status === 'closed' && receipt?.complete === true ? 0 : 1
}
