// Bundles every handler into one small ES module with esbuild: `<target>/<handler>/index.mjs`, ready to be an asset.

import { cpSync, mkdirSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { searchScript } from '../../functions/environment.ts'
import { repository } from '../repository.ts'
import { compiledEmails, writeEmails } from './emails.ts'
import { languageData } from './language-data.ts'
import { rulesVersion } from './rules-version.ts'
import { searchScriptOf } from './search-script.ts'
import { movable } from './source-maps.ts'

/** One Lambda function each, named after its file in `functions/handlers`. */
export const handlers = [
  'fetch-sources',
  'fetch-source',
  'ingest-pages',
  'compose-edition',
  'launch-edition',
  'tick-waves',
  'send-briefings',
  'send-messages',
  'record-feedback',
  'reconcile-deliveries',
  'publish-edition',
  'subscriptions-api',
  'receive-mail',
] as const

export type Handler = (typeof handlers)[number]

/** Handlers that render: `templates/` is copied next to their bundle. */
const rendering: readonly Handler[] = [
  'compose-edition',
  'send-messages',
  'publish-edition',
  'subscriptions-api',
  'receive-mail',
]

/** CommonJS packages without side effects that do not declare it: without this plugin, every function that imports a
 * builder of the composition root would include them. */
const dropUnused: Plugin = {
  name: 'drop unused packages',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^(?:ipaddr\.js|robots-parser)$/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === dropUnused) return undefined
      const found = await resolve(path, { ...from, pluginData: dropUnused })
      return { path: found.path, errors: found.errors, sideEffects: false }
    })
  },
}

/** cheerio can fetch pages and guess their encodings, with 1.5 MB of other packages; MJML only passes it a text. */
const textAlone: Plugin = {
  name: 'text alone',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:undici|encoding-sniffer)$/ }, ({ path, importer }) =>
      /[\\/]cheerio[\\/]/.test(importer) ? { path, namespace: 'text-alone' } : undefined,
    )
    onLoad({ filter: /^/, namespace: 'text-alone' }, () => ({ contents: 'module.exports = {}', loader: 'js' }))
  },
}

/** linkedom uses cssstyle if it is installed, for a part of the DOM that is not used here: 280 KB. It is left out by an
 * error, not as an external package, because a laptop has it for its inbox and would load what no Lambda has. */
const withoutStyles: Plugin = {
  name: 'without styles',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^cssstyle$/ }, ({ path }) => ({ path, namespace: 'without-styles' }))
    onLoad({ filter: /^/, namespace: 'without-styles' }, () => ({
      contents: "throw new Error('cssstyle is left out')",
      loader: 'js',
    }))
  },
}

/** Schemas of AWS clients name the fields of their literals by constants (`{ [_hQ]: _vI }`), so that esbuild keeps all
 * of them, used or not: 60 KB in each function that reads the bucket. */
const literalFields: Plugin = {
  name: 'literal fields',
  setup({ onLoad }) {
    onLoad(
      { filter: /@aws-sdk[/\\]client-[a-z0-9-]+[/\\]dist-es[/\\]schemas[/\\]schemas_\d+\.js$/ },
      async ({ path }) => {
        const text = await readFile(path, 'utf8')
        const constants = new Map(
          Array.from(text.matchAll(/^const (\w+) = ("[^"\n]*");$/gm), ([, name, value]) => [name, value]),
        )
        return {
          contents: text.replace(/\[(\w+)\]:/g, (field, name) => `${constants.get(name) ?? field.slice(0, -1)}:`),
        }
      },
    )
  },
}

/** A Lambda only calls over TLS, a laptop calls its engines without: there the AWS client imports `node:http`, with
 * which Node sets up its own web client, 40 ms in each thread. A package that requires `node:http` gets it alone. */
const withoutFetch: Plugin = {
  name: 'without fetch',
  setup({ onLoad }) {
    onLoad({ filter: /node-http-handler[/\\]dist-es[/\\]node-http-handler\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace('await import("node:http")', 'require("node:http")'),
    }))
  },
}

export interface BundleOptions {
  /** Another checkout than this one. */
  root?: string
  /** Languages that emails are written in; if absent, all that have messages. */
  languages?: readonly string[] | undefined
  /** Adds source maps; only for a laptop. */
  withMaps?: boolean
  only?: readonly Handler[]
}

/** Functions and emails, where nothing else is to be done meanwhile. */
export async function bundle(target: string, { languages, ...options }: BundleOptions = {}): Promise<void> {
  const { root = repository, only = handlers } = options
  const hasEmails = only.includes('send-messages')
  const [emails] = await Promise.all([hasEmails ? compiledEmails(root, languages) : null, bundleCode(target, options)])
  if (emails !== null) await writeEmails(target, emails)
}

export type CodeOptions = Omit<BundleOptions, 'languages'>

/**
 * Without the emails. The same sources give the same bytes in any folder: paths are relative to the repository, and the
 * asset has neither a source map nor a metafile.
 */
export async function bundleCode(
  target: string,
  { root = repository, withMaps = false, only = handlers }: CodeOptions = {},
): Promise<void> {
  const [version, { outputFiles }, script] = await Promise.all([
    rulesVersion(root, [dropUnused]),
    bundled(target, { root, withMaps, only }),
    only.includes('publish-edition') ? searchScriptOf(root) : '',
  ])
  await rm(target, { recursive: true, force: true })
  const files = new Map(outputFiles.map(({ path, contents }) => [path, withVersion(contents, version)]))
  await Promise.all([...files].map(([path, contents]) => write(path, contents, files)))
  const rendered = rendering.filter((name) => only.includes(name))
  for (const name of rendered) copyTemplates(join(root, 'templates'), join(target, name, 'templates'))
  if (script !== '') await writeFile(join(target, 'publish-edition', 'templates', 'pages', searchScript), script)
}

/** Placeholder for the version of the rules until it is known; of the same length, so that source maps stay correct. */
const versionToCome = '~rules-here~'

/** Delays garbage collection until there is a gigabyte: a fifth less time for 150 MB more. Read when esbuild starts its
 * process. */
process.env['GOGC'] ??= 'off'
process.env['GOMEMLIMIT'] ??= '1GiB'

function bundled(target: string, { root, withMaps, only }: Required<CodeOptions>) {
  return build({
    write: false,
    absWorkingDir: root,
    entryPoints: only.map((name) => ({ in: `functions/handlers/${name}.ts`, out: `${name}/index` })),
    outdir: target,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    // Lambda passes its credentials in the environment; the SDK's chain of other sources adds 100 KB to each bundle.
    alias: { '@aws-sdk/credential-provider-node': join(root, 'functions/adapters/services/lambda-credentials.ts') },
    plugins: [languageData, dropUnused, textAlone, withoutStyles, literalFields, withoutFetch],
    define: { RULES_VERSION: JSON.stringify(versionToCome) },
    minify: true,
    ...(withMaps ? { sourcemap: 'linked', sourcesContent: false } : {}),
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  })
}

/** Replaced in the bytes themselves, to avoid converting ten megabytes to text and back. */
function withVersion(contents: Uint8Array, version: string): Buffer {
  const bytes = Buffer.from(contents.buffer, contents.byteOffset, contents.byteLength)
  for (let at = bytes.indexOf(versionToCome); at >= 0; at = bytes.indexOf(versionToCome, at)) bytes.write(version, at)
  return bytes
}

async function write(path: string, contents: Buffer, files: ReadonlyMap<string, Buffer>): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const isMap = path.endsWith('.map')
  const code = isMap ? files.get(path.replace(/\.map$/, '')) : contents
  const before = code?.includes('Dynamic require of') ? requireForCommonJs : ''
  const lines = before.split('\n').length - 1
  await writeFile(path, isMap ? movable(String(contents), path, lines) : [before, contents])
}

/** CommonJS packages inside an ES module still call `require` for Node's own modules, where esbuild's replacement would
 * throw. */
const requireForCommonJs =
  "import{createRequire as $require}from'node:module';const require=$require(import.meta.url);\n"

/** Browser scripts are bundled separately (`search-script.ts`). */
function copyTemplates(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from).filter((name) => name !== 'scripts'))
    cpSync(join(from, entry), join(to, entry), { recursive: true })
}
