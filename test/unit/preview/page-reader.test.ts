// How many pages of a folder the preview reads.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { PageReader } from '../../../infra/preview/composing/stock.ts'
import { someSettings } from '../../support/samples/builders.ts'
import { words } from '../../support/worlds/fetch-world.ts'

test('the preview of a folder reads as many pages as an edition is composed from, and says how many it left out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-pages-'))
  try {
    writeFileSync(join(folder, 'a.html'), '<p>Too short.</p>')
    for (const name of ['b', 'c', 'd', 'e'])
      writeFileSync(join(folder, `${name}.html`), `<h1>${name}</h1><p>${words(name)}</p>`)
    const reader = new PageReader(folder)
    const { read, refused, older } = await reader.read(someSettings().caps, 2)
    expect([read.map(({ page }) => page), refused.length, reader.examined]).toEqual([['b.html', 'c.html'], 1, 3])
    expect(older).toMatch(/^2 older pages were not read: .* the newest 2 \("stockPages"\)/)
    expect((await reader.read(someSettings().caps, 4)).older).toBeNull()
  } finally {
    rmSync(folder, { recursive: true })
  }
})
