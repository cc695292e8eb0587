// MJML is loaded without packages that it never calls, and nothing else is loaded without them.
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { withoutClients } from '../../infra/bundling/without-clients.ts'

const { resolve, cache } = createRequire(
  createRequire(createRequire(import.meta.url).resolve('mjml-core')).resolve('cheerio'),
)

test('a client of the web is an empty package while MJML is loaded, and whole for whoever loads it afterwards', async () => {
  const path = resolve('undici')
  delete cache[path]
  expect(await withoutClients(async () => Object.keys(cache[path]?.exports ?? { none: true }))).toEqual([])
  expect(cache[path]).toBeUndefined()
})
