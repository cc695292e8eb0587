// Source maps of bundles, for a laptop alone: they name the files of this checkout, and a deployment has none.

import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Set to `yes`, `npm start` bundles with source maps: stack traces in `.local/logs` name TypeScript files and
 * lines. */
export const areMapsWanted = process.env['SOURCE_MAPS'] === 'yes'

/**
 * The CDK copies a bundle before it is loaded, so sources are named absolutely.
 *
 * @param path of the map, as esbuild would write it
 * @param lines that stand before the code which the map speaks of
 */
export function movable(map: string, path: string, lines: number): string {
  const { sources, mappings, ...rest } = JSON.parse(map) as { sources: string[]; mappings: string }
  const named = sources.map((source) => pathToFileURL(resolve(dirname(path), source)).href)
  return JSON.stringify({ ...rest, sources: named, mappings: ';'.repeat(lines) + mappings })
}
