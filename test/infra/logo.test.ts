// A logo is refused where it would fail a reader, before anything is synthesized.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contextOfCdkJson } from '../../infra/settings/cdk-json.ts'
import { logoProblem } from '../../infra/settings/logo.ts'
import { readSettings } from '../../infra/settings/settings.ts'
import { aPng } from '../support/samples/png.ts'

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-logo-'))
const logo = join(folder, 'logo.png')
afterAll(() => rmSync(folder, { recursive: true }))

const settingsWith = (file: Buffer) => {
  writeFileSync(logo, file)
  return readSettings({ ...contextOfCdkJson(), logo })
}

describe('a logo', () => {
  it('is a setting that may be left out; then the name stands in letters', () => {
    const { list, logoFile } = readSettings(contextOfCdkJson())
    expect([list.logo, logoFile]).toEqual([undefined, null])
  })

  it.each([
    ['sharp on every screen', 640, 112, { width: 320, height: 56 }],
    ['wide', 1200, 100, { width: 320, height: 27 }],
    ['high', 300, 300, { width: 56, height: 56 }],
    ['small, as it is', 120, 40, { width: 120, height: 40 }],
  ])('that is %s keeps its proportions', (_, width, height, size) => {
    expect(settingsWith(aPng(width, height)).list.logo).toEqual(size)
  })

  it.each([
    ['of 10 KB', aPng(640, 112, 10_240), 'weighs 10240 bytes, and must be under 10240'],
    ['that is an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not a PNG'],
    ['that is a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Array(30).fill(0)]), 'not a PNG'],
    ['that is empty', Buffer.alloc(0), 'not a PNG'],
    ['without width', aPng(0, 112), 'not a PNG'],
    ['too flat to be read', aPng(1600, 60), 'would be shown 12 px high, as it is 1600 × 60'],
  ])('%s is refused by name, with the reason', (_, file, reason) => {
    expect(() => settingsWith(file)).toThrow(`cdk.json: context "logo" is "${logo}": ${reason}`)
  })

  it('that is not there, or has another name, is refused', () => {
    expect(logoProblem(join(folder, 'no', 'logo.png'))).toContain('names no file')
    expect(logoProblem(join(folder, 'brand.png'))).toContain('must be a file named logo.png')
    expect(logoProblem('.')).toContain('must be a file named logo.png')
  })
})
