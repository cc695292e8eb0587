// Reads the imports of the source files and says which architecture rules they break.
import { posix } from 'node:path'
import { dictionaryFaults, offeredDictionaries } from './dictionaries.ts'
import { floorOf } from './floors.ts'
import { bareLimits } from './limits.ts'
import { type Breach, folderArrows, ownDurations, roomBreaches } from './rooms.ts'
import { foldersOf, testRoomBreaches } from './test-rooms.ts'
import { vocabularyBreaches } from './vocabulary.ts'

/** Neighbours on one level: neither may import the other. */
const strangers: [string, string][] = [
  ['functions/sources/', 'functions/subscription/'],
  ['functions/delivery/', 'functions/archive/'],
  ['functions/adapters/', 'functions/use-cases/'],
]

const pureAreas = ['content', 'sources', 'subscription', 'edition', 'archive', 'delivery'].map(
  (area) => `functions/${area}/`,
)

const impure: [RegExp, string][] = [
  [/\bprocess\s*[.[]/, 'process'],
  [/\bDate\.now\b/, 'the clock (Date.now)'],
  [/\bnew Date\(\s*\)/, 'the clock (new Date())'],
  [/\bperformance\b/, 'the clock (performance)'],
  [/\bset(Timeout|Interval|Immediate)\b/, 'a timer'],
  [/\bMath\.random\b/, 'randomness (Math.random)'],
  [/\brandom(Bytes|UUID|Int|FillSync|Fill)\b/, 'randomness (crypto)'],
  [/\bgetRandomValues\b/, 'randomness (crypto)'],
  [/\bfetch\(/, 'the network (fetch)'],
]
const impureModules =
  /^(@aws-sdk\/|@smithy\/|@aws-lambda-powertools\/|aws-|(node:)?(fs|net|http|https|http2|tls|dns|os|child_process|worker_threads|process|timers|cluster)(\/|$))/

const catchAll = /(^|\/)(utils?|helpers?|common|shared|misc|stuff)(\.|\/|-)/i

const longest = 300

/** Modules that a source imports, statically, dynamically or for types only. Strings in comments do not count. */
export function importsOf(source: string): string[] {
  const code = withoutComments(source)
  const found = [...code.matchAll(/\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g)]
  return found.flatMap((match) => (match[2] === undefined ? [] : [match[2]]))
}

/** All breaches in a set of files: path from the repository's root → source text. */
export function breaches(files: Map<string, string>): Breach[] {
  const found: Breach[] = []
  const arrows = new Map<string, string[]>()
  const folders = foldersOf(files.keys())
  for (const [file, source] of files) {
    const modules = importsOf(source)
    const targets = modules.filter((name) => name.startsWith('.')).map((name) => resolved(file, name))
    arrows.set(file, targets)
    found.push(
      ...upward(file, targets),
      ...cdkReach(file, targets),
      ...impurities(file, source, modules),
      ...environmentReads(file, source),
      ...ownServers(file, source),
      ...seedReads(file, source),
      ...clockWaits(file, source),
      ...spreads(file, source),
      ...newAddressDoors(file, source),
      ...ownDurations(file, withoutComments(source)),
      ...shape(file, source),
      ...bareLimits(file, source),
      ...vocabularyBreaches(file, source),
      ...testRoomBreaches(file, targets, folders),
      ...roomBreaches(file, source.split('\n').length - 1, targets, valuesOf(source)),
    )
  }
  return [
    ...found,
    ...dictionaries(files),
    ...circles(arrows, 'no import circles'),
    ...circles(folderArrows(arrows), 'folders of a room import one another in one direction'),
  ]
}

/** Modules from which a source imports more than types. */
function valuesOf(source: string): string[] {
  return importsOf(source.replace(/^(?:import|export) type\b[^'"]*from\s*(['"])[^'"\n]+\1/gm, ''))
}

function resolved(file: string, name: string): string {
  return posix.normalize(posix.join(posix.dirname(file), name))
}

function upward(file: string, targets: string[]): Breach[] {
  const from = floorOf(file)
  if (from < 0) return file.startsWith('functions/') ? [{ file, rule: 'every file lies in a room', detail: file }] : []
  const isStranger = (target: string) =>
    strangers.some(
      ([a, b]) => (file.startsWith(a) && target.startsWith(b)) || (file.startsWith(b) && target.startsWith(a)),
    )
  return targets
    .filter(
      (target) =>
        floorOf(target) > from || isStranger(target) || (floorOf(target) < 0 && file.startsWith('functions/')),
    )
    .map((target) => ({ file, rule: 'imports run downward', detail: `imports ${target}` }))
}

/** What bundling prepares for the functions: templates compiled by the functions' own code, data of the languages they
 * recognise. */
const carried: Record<string, string[]> = {
  'infra/bundling/emails.ts': ['functions/adapters/template-source.ts', 'functions/edition/emails/compiled-emails.ts'],
  'infra/bundling/language-data.ts': ['functions/content/language/languages/recognised-languages.ts'],
}

const open = ['functions/environment.ts', 'functions/durations.ts', 'functions/zone-offset.ts']

/** CDK code imports from the functions only the names in `environment.ts`, the durations and the offsets of zones. */
function cdkReach(file: string, targets: string[]): Breach[] {
  if (!file.startsWith('infra/') || /^infra\/(?:local|commands|preview|mail-checks)\//.test(file)) return []
  const known = [...open, ...(carried[file] ?? [])]
  return targets
    .filter((target) => target.startsWith('functions/') && !known.includes(target))
    .map((target) => ({ file, rule: 'CDK code imports only environment.ts', detail: `imports ${target}` }))
}

function impurities(file: string, source: string, modules: string[]): Breach[] {
  if (!pureAreas.some((area) => file.startsWith(area))) return []
  const rule = 'pure areas know no AWS, environment, file system, clock or randomness'
  const code = withoutComments(source)
  return [
    ...modules.filter((name) => impureModules.test(name)).map((name) => ({ file, rule, detail: `imports ${name}` })),
    ...impure.filter(([pattern]) => pattern.test(code)).map(([, what]) => ({ file, rule, detail: `uses ${what}` })),
  ]
}

function environmentReads(file: string, source: string): Breach[] {
  if (!file.startsWith('functions/') || file === 'functions/runtime.ts') return []
  if (!/\bprocess\s*\.\s*env\b/.test(withoutComments(source))) return []
  return [{ file, rule: 'the environment is read in runtime.ts alone', detail: 'reads process.env' }]
}

/** Servers are opened in one place only, so that no client can end the process and no other website gets an answer. */
function ownServers(file: string, source: string): Breach[] {
  if (!/^(functions|infra)\//.test(file) || file.startsWith('infra/local/loopback/')) return []
  if (!/\bcreateServer\b/.test(withoutComments(source))) return []
  return [{ file, rule: 'servers are made in infra/local/loopback alone', detail: 'uses createServer' }]
}

/** These name the folder but read nothing in it: a copy of what the preview shows, the default of settings and
 * commands. */
const namesSeeds = [
  'test/unit/preview/copied-project.ts',
  'test/infra/settings.test.ts',
  'test/unit/local/arguments.test.ts',
  'test/architecture.test.ts',
]

/** `seeds/` belongs to the operator: with other topics, readers or pages there, or none, every test must pass. */
function seedReads(file: string, source: string): Breach[] {
  if (!file.startsWith('test/') || namesSeeds.includes(file)) return []
  const rule = 'no test reads seeds/'
  const code = withoutComments(source)
  const [named] = /['"`/]seeds(?:\/[\w./-]*|(?=['"`]))/.exec(code) ?? []
  const starts = /\blocal(?:\/|', ?')(?:(?:preview|topics)(?:\/|', ?'))?start\.ts/.test(code)
  const synthesizes = /\b(?:addDataAndSite|broadsheet)\(/.test(code)
  return [
    ...(named === undefined ? [] : [{ file, rule, detail: `names ${named.slice(1)}` }]),
    ...(starts && !/--(seeds|topics)\b/.test(code) ? [{ file, rule, detail: 'starts a command without --seeds' }] : []),
    ...(synthesizes && !code.includes('seedsFolder')
      ? [{ file, rule, detail: 'synthesizes without seedsFolder' }]
      : []),
  ]
}

/** A busy machine is slow: a test waits for events, not for a time, and only
 * `vitest.config.ts` and `longest-wait.ts` end one that hangs. */
function clockWaits(file: string, source: string): Breach[] {
  if (!/^test\/(support\/|.*\.test\.ts$)/.test(file) || /\barchitecture\b/.test(file)) return []
  const rule = 'no test waits or measures by the clock on the wall'
  const code = withoutComments(source)
  return clocks
    .filter(([pattern]) => pattern.test(code))
    .map(([, what]) => ({ file, rule, detail: `uses ${what}: wait for the event, or measure with threadSeconds` }))
}

const clocks: [RegExp, string][] = [
  [/\b(?:setTimeout|AbortSignal\.timeout|waitForTimeout|clearTimeout)\b/, 'a timer'],
  [/\bperformance\.now\b/, 'performance.now'],
  [/\bnetworkidle\b/, 'networkidle, which is a half second of silence'],
  [/\b(?:timeout|interval):/, 'a time limit of its own'],
  [/^\s*\}, [\d_]+\)/m, 'a time limit of its own'],
]

/** The length of such a list depends on outside data, and a call takes about 120,000 arguments at most. */
function spreads(file: string, source: string): Breach[] {
  if (!file.startsWith('functions/')) return []
  const found = withoutComments(source).match(/\.(?:push|unshift)\(\.\.\.[^\n]*/g) ?? []
  return found.map((call) => ({ file, rule: 'no list is spread into push', detail: `${call}: use a loop` }))
}

/** These read addresses that are on record, or that nobody subscribes with. */
const checksKnown = [
  'functions/subscription/address.ts',
  'functions/subscription/new-address.ts',
  'functions/subscription/mail-addresses.ts',
  'functions/use-cases/messaging/read-order.ts',
  'functions/use-cases/operating/reader-acts.ts',
  'infra/commands/readers/run.ts',
  'infra/preview/sending/test-email.ts',
]

/** Otherwise what the form refuses would come in by mail or by a file. */
function newAddressDoors(file: string, source: string): Breach[] {
  if (!/^(functions|infra)\//.test(file) || checksKnown.includes(file)) return []
  if (!/\bcheckAddress\(/.test(withoutComments(source))) return []
  return [{ file, rule: 'a new address passes checkNewAddress', detail: 'calls checkAddress' }]
}

function shape(file: string, source: string): Breach[] {
  const lines = source.split('\n').length - 1
  return [
    ...(lines > longest ? [{ file, rule: `no file over ${longest} lines`, detail: `${lines} lines` }] : []),
    ...(catchAll.test(file) ? [{ file, rule: 'no catch-all names', detail: file }] : []),
  ]
}

/** Words of texts, ids and names from outside must not be looked up among the properties that every object inherits. */
function dictionaries(files: Map<string, string>): Breach[] {
  const rule = 'a dictionary is a Map, or read through ownEntry'
  const own = [...files].filter(([file]) => /^(functions|infra)\//.test(file))
  const codes = own.map(([file, source]) => [file, withoutComments(source)] as const)
  const offered = new Set(codes.flatMap(([, code]) => offeredDictionaries(code)))
  return codes.flatMap(([file, code]) =>
    dictionaryFaults(file, code, offered).map((detail) => ({ file, rule, detail })),
  )
}

/** Each cycle once, named by its files in order. */
function circles(arrows: Map<string, string[]>, rule: string): Breach[] {
  const found: Breach[] = []
  const done = new Set<string>()
  const visit = (file: string, path: string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) {
      found.push({ file, rule, detail: [...path.slice(at), file].join(' → ') })
      return
    }
    if (done.has(file)) return
    for (const target of arrows.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of arrows.keys()) visit(file, [])
  return found
}

/** The code with comments blanked; strings stay, so that a URL in one is not taken for a comment. */
function withoutComments(source: string): string {
  return source.replace(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|(?<![:\\])\/\/[^\n]*/g,
    (_, string: string | undefined) => string ?? ' ',
  )
}
