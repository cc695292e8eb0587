// The list's logo in the preview.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLogo } from '../../../infra/preview/shown-logo.ts'
import { logoEmail } from '../../mail/logo-email.ts'
import { aPng } from '../../support/samples/png.ts'

test('an email shows it from its file, and without one stays as it is', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-logo-'))
  const file = join(folder, 'logo.png')
  writeFileSync(file, aPng(320, 56))
  const html = logoEmail()
  const shown = await withLogo(html, file)
  rmSync(folder, { recursive: true })
  expect(shown).toContain(
    `<img class="logo" src="data:image/png;base64,${aPng(320, 56).toString('base64')}" height="56"`,
  )
  expect(shown.replace(/src="data:[^"]*"/, 'src="https://news.example.com/logo.png"')).toBe(html)
  expect(await withLogo(html, null)).toBe(html)
  expect(await withLogo(html, file)).toBe(html)
})
