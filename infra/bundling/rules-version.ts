// The version of the rules by which pages are read and judged: a hash of the code, lists and packages that do so, as
// bundled. Comments and unused code do not count.
import { createHash } from 'node:crypto'
import { build, type Plugin } from 'esbuild'

/** The entry points for reading a page or an email, and for judging their articles. */
const rules = [
  'functions/content/page/reading/page.ts',
  'functions/sources/mail/examine-mail.ts',
  'functions/content/story/excerpts/kept-judgement.ts',
]

/** Characters of it: enough to tell versions of one list apart; it need not resist attacks. */
const length = 12

export async function rulesVersion(root: string, plugins: readonly Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: root,
    stdin: { contents: rules.map((path) => `export * from './${path}'`).join('\n'), resolveDir: root },
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['cssstyle'],
    plugins: [...plugins],
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  })
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  return hash.digest('hex').slice(0, length)
}
