// The composition root: ports are made when they are used, and carry no client that is not.
import { build } from 'esbuild'
import { afterEach, describe, expect, it } from 'vitest'
import * as runtime from '../../../functions/runtime.ts'
import { someSettings } from '../../support/samples/builders.ts'

const given = { ...process.env }

afterEach(() => {
  process.env = { ...given }
})

describe('the composition root', () => {
  it.each<[string, () => unknown]>([
    ['SUBSCRIBERS_TABLE', runtime.subscribers],
    ['DELIVERIES_TABLE', runtime.deliveries],
    ['EDITIONS_TABLE', runtime.editions],
    ['CONTENT_BUCKET', runtime.articles],
    ['SITE_BUCKET', runtime.site],
    ['CONFIGURATION_SET', runtime.mailer],
    ['SETTINGS', runtime.settings],
  ])('names %s and the grant that sets it when it is missing', (name, build) => {
    expect(build).toThrow(new RegExp(`${name} is not set.*grant`))
  })

  it('looks a secret or a queue up only when it is used', async () => {
    await expect(runtime.secrets().pepper()).rejects.toThrow('PEPPER_SECRET_ARN is not set')
    await expect(runtime.queue().publish('2026-W47')).rejects.toThrow('PUBLISH_QUEUE_URL is not set')
    await expect(runtime.queue().send([])).resolves.toBeUndefined()
  })

  it('asks for the content bucket only where a frozen edition is read', async () => {
    process.env['EDITIONS_TABLE'] = 'editions'
    await expect(runtime.editions().document('2026-W47', 'abc')).rejects.toThrow('CONTENT_BUCKET is not set')
  })

  it('reads what the infrastructure sets, once', () => {
    process.env['SETTINGS'] = JSON.stringify(someSettings())
    expect(runtime.settings()).toEqual(someSettings())
    delete process.env['SETTINGS']
    expect(runtime.settings()).toBe(runtime.settings())
  })

  it('makes each port once', () => {
    expect(runtime.clock()).toBe(runtime.clock())
    expect(runtime.random()).toBe(runtime.random())
  })
})

describe('a bundle', () => {
  const bundled = async (...builders: string[]) => {
    const { metafile } = await build({
      stdin: {
        contents: `import { ${builders.join()} } from './functions/runtime.ts'; console.log([${builders.join()}])`,
        resolveDir: new URL('../../..', import.meta.url).pathname,
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      mainFields: ['module', 'main'],
      write: false,
      metafile: true,
      treeShaking: true,
      outfile: 'index.mjs',
    })
    const inputs = Object.entries(metafile.outputs['index.mjs']?.inputs ?? {}).filter(
      ([, { bytesInOutput }]) => bytesInOutput > 0,
    )
    const clients = inputs
      .map(([path]) => /@aws-sdk\/(client-[\w-]+)/.exec(path)?.[1])
      .filter((client) => client !== undefined)
    return [...new Set(clients)].sort()
  }

  it.each([
    [['clock', 'random', 'log', 'settings', 'templates'], []],
    [['pages', 'articles', 'log'], ['client-s3']],
    [
      ['subscribers', 'deliveries'],
      ['client-dynamodb', 'client-secrets-manager'],
    ],
    [['mailer'], ['client-ses']],
  ])('of %j carries the clients %j and no others', async (builders, clients) => {
    expect(await bundled(...builders)).toEqual(clients)
  })
})
