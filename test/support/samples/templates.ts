// The project's own templates, read from `templates/`.
import { readdirSync, readFileSync } from 'node:fs'
import type { Messages, Templates } from '../../../functions/edition/types.ts'
import { searchScript } from '../../../functions/environment.ts'

const root = new URL('../../../templates/', import.meta.url)

export function readTemplates(): Templates {
  const messages = Object.entries(folder('messages')).map(([file, source]) => [
    file.replace(/\.json$/, ''),
    JSON.parse(source) as Messages,
  ])
  return {
    emails: folder('emails'),
    partials: folder('partials'),
    text: folder('text'),
    // Bundling makes it from `templates/scripts`; only browsers run it (`test/browser/pages.test.ts`).
    pages: { ...folder('pages'), [searchScript]: '// The script of the search page.\n' },
    messages: Object.fromEntries(messages),
    theme: JSON.parse(readFileSync(new URL('theme.json', root), 'utf8')),
  }
}

function folder(name: string): Record<string, string> {
  const here = new URL(`${name}/`, root)
  return Object.fromEntries(readdirSync(here).map((file) => [file, readFileSync(new URL(file, here), 'utf8')]))
}
