// Source maps of bundles, only for a laptop: they name files of this checkout, and a deployment has none.

import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** If set to `yes`, `npm start` bundles with source maps: stack traces in `.local/logs` name TypeScript files and
 * lines. */
export const areMapsWanted = process.env['SOURCE_MAPS'] === 'yes'

/**
 * The CDK copies a bundle before it is loaded, so sources get absolute paths.
 *
 * @param path of the map, as esbuild would write it
 * @param lines before the code that the map is about
 */
export function movable(map: string, path: string, lines: number): string {
  const { sources, mappings, ...rest } = JSON.parse(map) as { sources: string[]; mappings: string }
  const named = sources.map((source) => pathToFileURL(resolve(dirname(path), source)).href)
  return JSON.stringify({ ...rest, sources: named, mappings: ';'.repeat(lines) + mappings })
}
