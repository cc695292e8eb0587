// What a cold start pays: the size of each bundle, and the time of its first import (median of fresh processes).

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle, type Handler, handlers } from '../../infra/bundling/bundle.ts'
import { importTimes, mostBytes } from '../support/runs/bundle-sizes.ts'

export interface BundleFigures {
  handler: Handler
  kilobytes: number
  /** Milliseconds from `import` to a loaded module, without Node's own start. */
  coldImport: number
}

export async function measureBundles(processes = 10): Promise<BundleFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-bench-'))
  try {
    await bundle(folder)
    return handlers.map((handler) => {
      const module = join(folder, handler, 'index.mjs')
      const times = Array.from({ length: processes }, () => importTime(module))
      return { handler, kilobytes: statSync(module).size / 1000, coldImport: median(times) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function importTime(module: string): number {
  const script = `const start = performance.now(); await import(${JSON.stringify(module)}); console.log(performance.now() - start)`
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }))
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.ceil(middle - 0.5)] ?? 0)) / 2
}

export function table(figures: BundleFigures[]): string {
  const rows = figures.map(({ handler, kilobytes, coldImport }) =>
    [handler.padEnd(22), kilobytes.toFixed(0).padStart(8), coldImport.toFixed(0).padStart(16)].join(''),
  )
  const head = ['bundle'.padEnd(22), 'KB'.padStart(8), 'cold import ms'.padStart(16)].join('')
  const limits = importTimes.map(({ handler, ms }) => `budget of ${handler}: ${mostBytes(handler) / 1000} KB, ${ms} ms`)
  return [head, ...rows, ...limits].join('\n')
}

if (import.meta.main) console.log(table(await measureBundles()))
