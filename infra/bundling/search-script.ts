// Bundles the script of the search page, which searches the index, with the code that builds the index.
import { build } from 'esbuild'

/** @param root the checkout @returns a module for browsers of 2022 and later */
export async function searchScriptOf(root: string): Promise<string> {
  const { outputFiles } = await build({
    write: false,
    absWorkingDir: root,
    entryPoints: ['templates/scripts/search.js'],
    bundle: true,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
  })
  const [script] = outputFiles
  if (script === undefined) throw new Error('templates/scripts/search.js gave no script')
  return script.text
}
