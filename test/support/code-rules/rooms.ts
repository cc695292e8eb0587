// Rules for handlers and use cases, and for imports between the rooms of `infra/`.

export interface Breach {
  file: string
  rule: string
  detail: string
}

/** A handler passes its event to a use case and answers: more lines are work that belongs there. */
const longestHandler = 60

const services =
  /^(@aws-sdk\/|@smithy\/|@aws-lambda-powertools\/|(node:)?(fs|net|http|https|http2|tls|dns|child_process|worker_threads|process|timers|cluster)(\/|$))/

/** The rooms of the tools; the rest of `infra/` is CDK code. */
const rooms = ['infra/local/', 'infra/preview/', 'infra/commands/', 'infra/mail-checks/']

/** Which of them may import which, and what: no others import each other, CDK code imports none of them, and none
 * imports tests. */
const meetings: readonly [from: string, to: string, what: readonly string[]][] = [
  [
    'infra/commands/',
    'infra/local/',
    ['run/announcement.ts', 'run/command-options.ts', 'engines/dynamodb.ts', 'gateway/call-authorizer.ts'],
  ],
  ['infra/preview/', 'infra/local/', ['run/announcement.ts', 'run/edition-week.ts', 'loopback/']],
  ['infra/preview/', 'infra/commands/', ['content-bucket.ts', 'edition/target.ts', 'edition/numbers-tables.ts']],
  ['infra/preview/', 'infra/mail-checks/', ['']],
]

/** Their folders may import each other in one direction only. */
const roomsWithFolders = ['functions/use-cases/', ...rooms, 'infra/preview/page/', 'test/simulation/']

/** @param values modules from which more than types is imported */
export function roomBreaches(file: string, lines: number, targets: string[], values: string[]): Breach[] {
  return [
    ...handlerShape(file, lines),
    ...handlerReach(file, targets, values),
    ...useCaseReach(file, values),
    ...meets(file, targets),
  ]
}

function handlerShape(file: string, lines: number): Breach[] {
  const rule = `a handler is one file of at most ${longestHandler} lines`
  if (!file.startsWith('functions/handlers/')) return []
  return [
    ...(file.split('/').length > 3 ? [{ file, rule, detail: 'lies in a folder' }] : []),
    ...(lines > longestHandler ? [{ file, rule, detail: `${lines} lines` }] : []),
  ]
}

/** Ports come from the runtime; from `ports.ts` and packages a handler needs at most types. */
function handlerReach(file: string, targets: string[], values: string[]): Breach[] {
  if (!file.startsWith('functions/handlers/')) return []
  const isAllowed = (target: string) =>
    ['functions/runtime.ts', 'functions/environment.ts', 'functions/ports.ts'].includes(target) ||
    target.startsWith('functions/use-cases/')
  const rule = 'a handler imports the runtime, use cases, names and types alone'
  return [
    ...targets.filter((target) => !isAllowed(target)),
    ...values.filter((name) => !name.startsWith('.') || name.endsWith('/ports.ts')),
  ].map((name) => ({ file, rule, detail: `imports ${name}` }))
}

function useCaseReach(file: string, values: string[]): Breach[] {
  if (!file.startsWith('functions/use-cases/')) return []
  const rule = 'use cases reach services through ports'
  return values.filter((name) => services.test(name)).map((name) => ({ file, rule, detail: `imports ${name}` }))
}

function meets(file: string, targets: string[]): Breach[] {
  if (!file.startsWith('infra/')) return []
  const from = rooms.find((room) => file.startsWith(room))
  const rule = 'local, preview, commands and mail-checks meet where it is stated'
  const isBarred = (target: string) => {
    if (target.startsWith('functions/')) return /^functions\/(handlers\/|runtime\.ts)/.test(target)
    if (target.startsWith('test/')) return true
    const to = rooms.find((room) => target.startsWith(room))
    if (to === undefined || to === from) return false
    const [, , what = []] = meetings.find(([a, b]) => a === from && b === to) ?? []
    return !what.some((part) => target.startsWith(to + part))
  }
  return targets.filter(isBarred).map((target) => ({ file, rule, detail: `imports ${target}` }))
}

/** The imports between the folders of a room; files outside folders do not count. */
export function folderArrows(arrows: Map<string, string[]>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [file, targets] of arrows) {
    for (const room of roomsWithFolders) {
      const from = folderIn(room, file)
      if (from === null) continue
      const others = targets.flatMap((target) => folderIn(room, target) ?? []).filter((to) => to !== from)
      found.set(from, [...new Set([...(found.get(from) ?? []), ...others])])
    }
  }
  return found
}

function folderIn(room: string, file: string): string | null {
  if (!file.startsWith(room)) return null
  const [folder, ...rest] = file.slice(room.length).split('/')
  return rest.length > 0 ? `${room}${folder}/` : null
}

/** Durations are defined once: no file computes the milliseconds of a day again. */
export function ownDurations(file: string, code: string): Breach[] {
  if (!/^(functions|infra)\//.test(file) || file === 'functions/durations.ts') return []
  const found = code.match(/\b(?:60_000|3_?600_?000|86_?400(?:_?000)?|60 \* 60)\b/g) ?? []
  return found.map((detail) => ({ file, rule: 'durations are made of those in durations.ts', detail }))
}
