// Finds every regular expression of an area: literals in the syntax tree of each source; those assembled from parts, by
// intercepting the constructor while the modules are loaded and used.
import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseAst } from 'vitest/node'

export interface Found {
  /** `date.ts: (?<!\d)…` */
  at: string
  pattern: RegExp
}

export interface Patterns {
  found: Found[]
  /** Places that call the constructor but were not reached, by file. */
  unheard: string[]
}

/** The patterns in the sources of a folder and its subfolders; `use` runs the code that assembles patterns only when
 * used. */
export async function patternsIn(folder: URL, use: () => void | Promise<void>): Promise<Patterns> {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => ({ file, ...written(readFileSync(new URL(file, folder), 'utf8')) }))
  const heard = await listening(async () => {
    for (const { file } of sources) await import(fileURLToPath(new URL(file, folder)))
    await use()
  })
  const built = sources.map(({ file }) => ({ file, patterns: heard.get(basename(file)) ?? [] }))
  return {
    found: [...sources, ...built].flatMap(({ file, patterns }) =>
      patterns.map((pattern) => ({ at: `${file}: ${pattern.source.slice(0, 80)}`, pattern })),
    ),
    unheard: sources.flatMap(({ file, constructed }) =>
      (heard.get(basename(file))?.length ?? 0) < constructed ? [file] : [],
    ),
  }
}

/** The literal patterns of a source, and how often it calls the constructor. */
function written(source: string): { patterns: RegExp[]; constructed: number } {
  const patterns: RegExp[] = []
  let constructed = 0
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) visit(one)
    else if (typeof node === 'object' && node !== null) {
      const { regex, type, callee } = node as {
        regex?: { pattern: string; flags: string }
        type?: string
        callee?: unknown
      }
      if (regex !== undefined) patterns.push(new RegExp(regex.pattern, regex.flags))
      if ((type === 'NewExpression' || type === 'CallExpression') && isRegExp(callee)) constructed += 1
      for (const one of Object.values(node)) if (!(one instanceof RegExp)) visit(one)
    }
  }
  visit(parseAst(source, { lang: 'ts' }))
  return { patterns, constructed }
}

const isRegExp = (callee: unknown) =>
  typeof callee === 'object' && callee !== null && 'name' in callee && callee.name === 'RegExp'

const librariesOwn = /\/node_modules\/(?:marked|eld)\//

/** By file, each different pattern that its code constructs in the meantime. */
async function listening(work: () => Promise<void>): Promise<Map<string, RegExp[]>> {
  const heard = new Map<string, Map<string, RegExp>>()
  const original = globalThis.RegExp
  const hear = (pattern: RegExp) => {
    const { stack = '' } = new Error('here')
    // A library's own: its input is bounded where it is called, and tested there.
    if (librariesOwn.test(stack)) return pattern
    const file = basename(/[^\s(]*\/functions\/(?:content|sources)\/(?:[\w-]+\/)*[\w-]+\.ts/.exec(stack)?.[0] ?? '')
    const known = heard.get(basename(file)) ?? new Map<string, RegExp>()
    heard.set(file, known.set(`${pattern}`, pattern))
    return pattern
  }
  globalThis.RegExp = new Proxy(original, {
    construct: (target, args, as) => hear(Reflect.construct(target, args, as)),
    apply: (target, self, args) => hear(Reflect.apply(target, self, args)),
  })
  try {
    await work()
  } finally {
    globalThis.RegExp = original
  }
  return new Map([...heard].map(([file, patterns]) => [file, [...patterns.values()]]))
}
