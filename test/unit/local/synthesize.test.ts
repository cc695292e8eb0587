// The laptop's assembly: one for each state of the sources, whole or not there.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { synthesize } from '../../../infra/local/template/synthesize.ts'

const root = mkdtempSync(join(tmpdir(), 'broadsheet-assemblies-'))
const list = join(root, 'list')
const source = join(root, 'package-lock.json')
mkdirSync(list)
writeFileSync(join(root, 'cdk.json'), '{}')
afterAll(() => rmSync(root, { recursive: true, force: true }))
afterEach(() => rmSync(join(root, 'cdk.out'), { recursive: true, force: true }))

function assemblies(): string[] {
  const [folder = ''] = readdirSync(join(root, 'cdk.out'))
  return readdirSync(join(root, 'cdk.out', folder))
}
const make = async (_: string, folder: string) => writeFileSync(join(folder, 'manifest.json'), 'whole')
const manifestIn = (folder: string) => readFileSync(join(folder, 'manifest.json'), 'utf8')

test('who synthesizes while another does finds a whole one, and neither removes what the other reads', async () => {
  writeFileSync(source, 'one')
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const after = (begin: Promise<void>) => async (_: string, folder: string) => {
    await begin
    await make(_, folder)
  }
  const one = synthesize(root, list, after(first.promise))
  const other = synthesize(root, list, after(second.promise))
  first.resolve()
  const { folder } = await one
  expect(manifestIn(folder)).toBe('whole')
  writeFileSync(join(folder, 'manifest.json'), 'being read')
  second.resolve()
  expect((await other).folder).toBe(folder)
  expect(manifestIn(folder)).toBe('being read')
  expect(await synthesize(root, list, make)).toEqual({ folder, reused: true })
  expect(assemblies()).toHaveLength(1)
})

test('compiled code of the app is kept from the second synthesis on: the first would only write what it does not use', async () => {
  mkdirSync(join(root, 'infra'))
  writeFileSync(
    join(root, 'infra', 'app.ts'),
    `import { writeFileSync } from 'node:fs'
     import { getCompileCacheDir } from 'node:module'
     writeFileSync(process.env.CDK_OUTDIR + '/manifest.json', String(getCompileCacheDir() !== undefined))`,
  )
  vi.stubEnv('NODE_COMPILE_CACHE', join(root, 'compiled'))
  const first = await synthesize(root, list)
  writeFileSync(source, 'changed')
  const second = await synthesize(root, list)
  vi.unstubAllEnvs()
  expect([first, second].map(({ folder }) => manifestIn(folder))).toEqual(['false', 'true'])
  rmSync(join(root, 'infra'), { recursive: true })
})

test('one that fails leaves nothing that could be taken for an assembly', async () => {
  writeFileSync(source, 'broken')
  const fail = async (_: string, folder: string) => {
    await make(_, folder)
    throw new Error('synthesizing failed')
  }
  await expect(synthesize(root, list, fail)).rejects.toThrow('synthesizing failed')
  expect(assemblies()).toEqual([])
})

test('what changed has an assembly of its own, and some of those before stay for runs that are still up', async () => {
  const made: string[] = []
  for (let n = 0; n < 6; n += 1) {
    writeFileSync(source, `state ${n}`)
    made.push((await synthesize(root, list, make)).folder)
  }
  expect(new Set(made).size).toBe(6)
  expect(assemblies()).toHaveLength(4)
  expect(manifestIn(made[5] ?? '')).toBe('whole')
})
