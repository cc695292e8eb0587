// Synthesizes the CDK app for the laptop, or reuses the last assembly if nothing that it is made from has changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { hourMs } from '../../../functions/durations.ts'
import { areMapsWanted } from '../../bundling/source-maps.ts'
import { receivingRegions } from '../../settings/regions.ts'

/** What the assembly is made from, relative to the repository. */
const sources = ['infra', 'functions', 'templates', 'cdk.json', 'package-lock.json']

export interface Synthesis {
  folder: string
  /** Nothing has changed since the last time. */
  reused: boolean
}

/** Separate from what `cdk deploy` synthesizes, which has no sample pages, and from the laptop's with other seeds. */
function assembliesFolder(repository: string, seeds: string): string {
  const own = relative(join(repository, 'seeds'), seeds) === ''
  const mark = own ? '' : `-${createHash('sha256').update(seeds).digest('hex').slice(0, 12)}`
  return join(repository, 'cdk.out', `laptop${mark}`)
}

/** The folder of the assembly for the present sources, whether it exists or not. */
export function assemblyFolder(repository: string, seeds: string): string {
  return join(assembliesFolder(repository, seeds), hashOf(repository, seeds).slice(0, 16))
}

/**
 * With the sample pages of the seeds. Throws with the app's own message if it fails. An assembly is stored under a hash
 * of what it is made from, moved there when it is complete, and never changed, so that concurrent processes disturb
 * neither each other nor a running one.
 *
 * @param make makes the assembly in a folder
 */
export async function synthesize(repository: string, seeds: string, make: Make = runApp): Promise<Synthesis> {
  const folder = assemblyFolder(repository, seeds)
  if (existsSync(folder)) return { folder, reused: true }
  const all = assembliesFolder(repository, seeds)
  mkdirSync(all, { recursive: true })
  const made = mkdtempSync(join(all, `${basename(folder)}-`))
  try {
    await make(repository, made, contextOf(repository, seeds))
    moveTo(folder, made)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  removeOld(all, folder)
  return { folder, reused: false }
}

export type Make = (repository: string, folder: string, context: Record<string, unknown>) => Promise<void>

/** If another process was faster, its assembly is the same. */
function moveTo(folder: string, made: string): void {
  try {
    renameSync(made, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

/** Earlier assemblies that are kept, for runs that are still up. */
const mostKept = 3

/** An unfinished assembly older than this has been abandoned. */
const abandonedMs = hourMs

function removeOld(all: string, folder: string): void {
  const others = readdirSync(all, { withFileTypes: true })
    .map(({ name, parentPath }) => join(parentPath, name))
    .filter((path) => path !== folder)
    .flatMap((path) => {
      const found = statSync(path, { throwIfNoEntry: false })
      return found === undefined ? [] : [{ path, at: found.mtimeMs, isWhole: !basename(path).includes('-') }]
    })
  const newest = Math.max(...others.map(({ at }) => at), statSync(folder).mtimeMs)
  const whole = others.filter(({ isWhole }) => isWhole).sort((a, b) => b.at - a.at)
  const abandoned = others.filter(({ isWhole, at }) => !isWhole && at < newest - abandonedMs)
  for (const { path } of [...whole.slice(mostKept), ...abandoned]) rmSync(path, { recursive: true, force: true })
}

function contextOf(repository: string, seeds: string): Record<string, unknown> {
  return { sampleArticles: true, seedsFolder: seeds, ...mailOf(repository) }
}

/** A laptop receives email even if the operator's list does not, so that a newcomer can subscribe by writing one. */
function mailOf(repository: string): { mailDomain: string } | undefined {
  const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
    context?: { mailDomain?: string; hostedZoneName?: string; region?: string }
  }
  if (context?.mailDomain !== undefined || context?.hostedZoneName === undefined) return undefined
  return receivingRegions.includes(context.region ?? '') ? { mailDomain: `mail.${context.hostedZoneName}` } : undefined
}

function hashOf(repository: string, seeds: string): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(JSON.stringify(contextOf(repository, seeds)))
    .update(areMapsWanted ? 'with source maps' : '')
  for (const path of [...sources.map((source) => join(repository, source)), seeds]) {
    if (!existsSync(path)) continue
    const files = statSync(path).isFile() ? [path] : filesIn(path)
    for (const file of files) hash.update(relative(repository, file)).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex')
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes(join('infra', 'local')))
    .sort()
}

/** The app makes much that soon is garbage: with a larger young generation, and expressions compiled once, a synthesis
 * takes 7 % less processor time (docs/decisions/114). */
const flags = ['--max-semi-space-size=32', '--no-regexp-tier-up']

/** Compiled code of its 1,500 files saves a synthesis 6 % of its time, and writing it costs a tenth: it is kept only
 * for who synthesizes again (docs/decisions/114). */
const cacheOf = (folder: string) =>
  readdirSync(dirname(folder)).some((name) => name !== basename(folder)) ? {} : { NODE_DISABLE_COMPILE_CACHE: '1' }

function runApp(repository: string, folder: string, context: Record<string, unknown>): Promise<void> {
  // Checking the templates takes half of the time; the tests of the stacks and a deployment do it.
  const line = [...flags, 'infra/app.ts', '--unchecked', ...(areMapsWanted ? ['--source-maps'] : [])]
  const child = spawn(process.execPath, line, {
    cwd: repository,
    env: { ...process.env, ...cacheOf(folder), CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(new Error(`synthesizing the CDK app failed (code ${code}):\n${output.trim()}`))
    })
  })
}
