// MJML loaded without what cheerio, which it brings along, would fetch pages and guess their encodings by: 200 of 650
// files, and a quarter of the time. MJML hands it a text.
import { createRequire, Module } from 'node:module'

/** What only `cheerio.fromURL` and its streams use. */
const unused = ['undici', 'encoding-sniffer']

/** @param load is given the packages as empty ones; whoever loads them afterwards gets them whole */
export async function withoutClients<T>(load: () => Promise<T>): Promise<T> {
  const core = createRequire(createRequire(import.meta.url).resolve('mjml-core'))
  const { resolve, cache } = createRequire(core.resolve('cheerio'))
  const paths = unused.map((name) => resolve(name)).filter((path) => cache[path] === undefined)
  for (const path of paths) cache[path] = Object.assign(new Module(path), { loaded: true, exports: {} })
  try {
    return await load()
  } finally {
    for (const path of paths) delete cache[path]
  }
}
