// Synthesizes the CDK app for the laptop, or takes up the assembly of last time when nothing it is made of has changed.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { receivingRegions } from '../../regions.ts'
import { areMapsWanted } from '../../source-maps.ts'

/** What the assembly is made of, relative to the repository. */
const sources = ['infra', 'functions', 'templates', 'cdk.json', 'package-lock.json']

export interface Synthesis {
  folder: string
  /** Nothing changed since last time. */
  reused: boolean
}

/** Apart from what `cdk deploy` synthesizes, which has no sample pages, and from the laptop's with other seeds. */
export function assemblyFolder(repository: string, seeds: string): string {
  const own = relative(join(repository, 'seeds'), seeds) === ''
  const mark = own ? '' : `-${createHash('sha256').update(seeds).digest('hex').slice(0, 12)}`
  return join(repository, 'cdk.out', `laptop${mark}`)
}

/** With the sample pages of the seeds. Throws with the app's own words when it fails. */
export async function synthesize(repository: string, seeds: string): Promise<Synthesis> {
  const folder = assemblyFolder(repository, seeds)
  const context = { sampleArticles: true, seedsFolder: seeds, ...mailOf(repository) }
  const hash = hashOf(repository, seeds, context)
  const mark = join(folder, 'made-of.txt')
  const known = existsSync(mark) ? readFileSync(mark, 'utf8') : ''
  if (known === hash && existsSync(join(folder, 'manifest.json'))) return { folder, reused: true }
  await runApp(repository, folder, context)
  writeFileSync(mark, hash)
  return { folder, reused: false }
}

/** A laptop takes mail also where the operator's list takes none: a newcomer subscribes by writing some. */
function mailOf(repository: string): { mailDomain: string } | undefined {
  const { context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
    context?: { mailDomain?: string; hostedZoneName?: string; region?: string }
  }
  if (context?.mailDomain !== undefined || context?.hostedZoneName === undefined) return undefined
  return receivingRegions.includes(context.region ?? '') ? { mailDomain: `mail.${context.hostedZoneName}` } : undefined
}

function hashOf(repository: string, seeds: string, context: object): string {
  const hash = createHash('sha256')
    .update(process.version)
    .update(JSON.stringify(context))
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

function runApp(repository: string, folder: string, context: Record<string, unknown>): Promise<void> {
  // Looking over the templates takes half the time: the tests of the stacks and a deployment do it.
  const line = ['infra/app.ts', '--unchecked', ...(areMapsWanted ? ['--source-maps'] : [])]
  const child = spawn(process.execPath, line, {
    cwd: repository,
    env: { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify(context) },
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
