// The styles and scripts of the preview's own pages. They are read once, like the code beside them: a preview that goes
// on while another version is checked out keeps all of its own.
import { readdirSync, readFileSync } from 'node:fs'

const types: ReadonlyMap<string, string> = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
])

export interface AssetFile {
  name: string
  /** MIME type. */
  type: string
  body: string
}

export function assetFiles(folder = new URL('../assets/', import.meta.url)): AssetFile[] {
  return readdirSync(folder).flatMap((name) => {
    const type = types.get(name.slice(name.lastIndexOf('.') + 1))
    return type === undefined ? [] : [{ name, type, body: readFileSync(new URL(name, folder), 'utf8') }]
  })
}
