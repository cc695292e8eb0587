// The preview's own styles and scripts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { assetFiles } from '../../../infra/preview/server/asset-files.ts'

test('stay what they were when the preview started, though its source moves', () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-assets-'))
  writeFileSync(join(folder, 'page.css'), 'p { margin: 0 }')
  writeFileSync(join(folder, 'notes.txt'), 'not served')
  const files = assetFiles(pathToFileURL(`${folder}/`))
  rmSync(folder, { recursive: true })
  expect(files).toEqual([{ name: 'page.css', type: 'text/css; charset=utf-8', body: 'p { margin: 0 }' }])
})
