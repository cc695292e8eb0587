// What runs on AWS is one small file a function, the same from every checkout.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { bundle, handlers } from '../../infra/bundling/bundle.ts'
import { contextOfCdkJson } from '../../infra/settings/cdk-json.ts'
import { readSettings } from '../../infra/settings/settings.ts'
import { mostBytes } from '../support/runs/bundle-sizes.ts'
import { sampleBundles } from '../support/runs/sample-bundles.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'broadsheet-bundles-'))
const bundles = await sampleBundles()
const { languages } = readSettings(contextOfCdkJson()).list
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Mails outside an edition, compiled from MJML while bundling. */
const emails = Object.entries({
  confirmation: ['ar', 'en'],
  welcome: ['ar', 'en'],
  notice: ['ar', 'en'],
  links: ['ar', 'en'],
  address: ['ar', 'en'],
  help: ['ar', 'en'],
  alert: ['en'],
  proof: ['en'],
}).flatMap(([email, languages]) => languages.map((language) => `templates/emails/${email}.${language}.html`))

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .sort()

const fingerprints = (folder: string) =>
  files(folder).map(
    (file) =>
      `${file} ${createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex')}`,
  )

describe('bundles', () => {
  it('are one module a handler, with templates beside those that render', () => {
    const templates = files(join(repository, 'templates'))
      .filter((file) => !file.startsWith('scripts'))
      .map((file) => join('templates', file))
    for (const handler of handlers) {
      const renders = [
        'compose-edition',
        'send-messages',
        'publish-edition',
        'subscriptions-api',
        'receive-mail',
      ].includes(handler)
      const compiled = handler === 'send-messages' ? emails : []
      const scripts = handler === 'publish-edition' ? ['templates/pages/search.js'] : []
      expect(files(join(bundles, handler)), handler).toEqual(
        ['index.mjs', ...(renders ? templates : []), ...compiled, ...scripts].sort(),
      )
    }
  })

  it('are the same bytes from another folder, so that nothing is deployed again for nothing', async () => {
    const elsewhere = join(scratch, 'a checkout elsewhere')
    for (const part of ['functions', 'templates', 'package.json'])
      cpSync(join(repository, part), join(elsewhere, part), { recursive: true })
    symlinkSync(join(repository, 'node_modules'), join(elsewhere, 'node_modules'))
    await bundle(join(scratch, 'there'), { root: elsewhere, languages })
    expect(fingerprints(join(scratch, 'there'))).toEqual(fingerprints(bundles))
  })

  it.each(handlers)('of %s loads in a fresh process on Node alone and exports its handler', (handler) => {
    const module = join(bundles, handler, 'index.mjs')
    const script = `const { handler } = await import(${JSON.stringify(module)}); console.log(typeof handler)`
    const env = { PATH: process.env['PATH'] ?? '', LAMBDA_TASK_ROOT: join(bundles, handler) }
    expect(
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: scratch, env, encoding: 'utf8' }),
    ).toBe('function\n')
  })

  it.each(handlers.filter((handler) => handler !== 'compose-edition'))(
    'of %s stays small: MJML runs in compose-edition alone',
    (handler) => {
      const module = join(bundles, handler, 'index.mjs')
      expect(statSync(module).size).toBeLessThan(mostBytes(handler))
      expect(readFileSync(module, 'utf8')).not.toContain('mj-section')
    },
  )

  it('make no client of the web to reach the engines of a laptop', () => {
    for (const handler of handlers) {
      const code = readFileSync(join(bundles, handler, 'index.mjs'), 'utf8')
      expect(code, handler).toContain('httpAgentProvider:')
      expect(code, handler).not.toMatch(/httpAgentProvider:[^{]{0,80}\{[^}]{0,80}import\("node:http"\)/)
    }
  })

  it('of a laptop may have source maps, by which a stack trace names the TypeScript, wherever the bundle is copied', async () => {
    await bundle(join(scratch, 'mapped'), { withMaps: true, only: ['tick-waves'] })
    cpSync(join(scratch, 'mapped', 'tick-waves'), join(scratch, 'a', 'copy', 'elsewhere'), { recursive: true })
    const script = `const { handler } = await import(${JSON.stringify(join(scratch, 'a', 'copy', 'elsewhere', 'index.mjs'))})
      try { await handler({}) } catch (error) { console.log(error.stack) }`
    const run = ['--enable-source-maps', '--input-type=module', '-e', script]
    const trace = execFileSync(process.execPath, run, { cwd: scratch, env: {}, encoding: 'utf8' })
    expect(trace).toContain('functions/runtime.ts:')
    const line = Number(/functions\/handlers\/tick-waves\.ts:(\d+)/.exec(trace)?.[1])
    expect(readFileSync(join(repository, 'functions/handlers/tick-waves.ts'), 'utf8').split('\n')[line - 1]).toContain(
      'clock()',
    )
  })

  it('hold no path of this machine and no source map', () => {
    for (const handler of handlers) {
      const code = readFileSync(join(bundles, handler, 'index.mjs'), 'utf8')
      expect(code.includes(repository), relative(bundles, handler)).toBe(false)
      expect(code).not.toMatch(/sourceMappingURL=/)
    }
  })
})
