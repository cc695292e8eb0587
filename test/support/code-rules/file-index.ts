// The list of files, each with what its first comment says it decides: `docs/files.md` is made of it.

import { posix } from 'node:path'
import { described } from './described-files.ts'

/** How a file describes itself: its head comment, on one line, or for data the first sentence of its `about`, otherwise
 * as described here; `null` if it is not. */
export function headOf(file: string, source: string): string | null {
  const said = file.endsWith('.json') ? dataHead(file, source) : commentOf(file, source)
  return said === '' ? null : said
}

function dataHead(file: string, source: string): string {
  const data = JSON.parse(source)
  const { says, listsKeys } = described[file] ?? { says: aboutOf(data) }
  return listsKeys ? `${says} Keys: ${keysOf(data.context ?? data).join(', ')}.` : says
}

const aboutOf = ({ about }: { about?: unknown }): string => String(about ?? '').split(/(?<=\.) (?=[A-Z"])/, 1)[0] ?? ''

/** @example keysOf({ name: 'A', dark: { link: '#8cc4f5' } }) // ['`name`', '`dark.link`'] */
function keysOf(data: object, above = ''): string[] {
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value) ? keysOf(value, `${above}${key}.`) : [`\`${above}${key}\``],
  )
}

function commentOf(file: string, source: string): string {
  const head = /\.m?[jt]s$/.test(file) ? lineComment.exec(source)?.[0] : firstComment.exec(source)?.slice(1).join('')
  return (head ?? '')
    .replace(/^\/\/ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const lineComment = /^(?:\/\/.*\n)+/
/** Of markup, of styles, of a shell script. */
const firstComment = /^(?:(?:\{\{!--|<!--|\/\*)([\s\S]*?)(?:--\}\}|-->|\*\/)|#!.*\n# (.*))/

/** Folders in order, one line per file with its whole path, so that a search shows where it is. A rule whose words or
 * numbers are data names the files that hold them, and they name it: most changes are of the data. */
export function fileIndex(files: ReadonlyMap<string, string>): string {
  const folders = Map.groupBy([...files.keys()].toSorted(), (file) => file.split('/').slice(0, -1).join('/'))
  const data = new Map([...files].map(([file, source]) => [file, dataOf(file, source)]))
  const withData = [...data].filter(([, read]) => read.length > 0)
  const readers = (file: string) => withData.filter(([, read]) => read.includes(file)).map(([reader]) => reader)
  const parts = [...folders].map(([folder, own]) => {
    const lines = own.map((file) => {
      const head = headOf(file, files.get(file) ?? '') ?? ''
      return `- \`${file}\`: ${head}${named(' Data', data.get(file) ?? [])}${named(' Read by', readers(file))}`
    })
    return `## ${folder === '' ? 'The top' : folder}\n\n${lines.join('\n')}\n`
  })
  return `${introduction}\n${parts.join('\n')}`
}

function dataOf(file: string, source: string): string[] {
  if (!file.endsWith('.ts')) return []
  const found = [...source.matchAll(/^import .* from '(\.[^']+\.json)'/gm)]
  return found.map(([, path = '']) => posix.join(posix.dirname(file), path))
}

const named = (words: string, files: readonly string[]) =>
  files.length === 0 ? '' : `${words}: ${files.map((file) => `\`${posix.basename(file)}\``).join(', ')}.`

const introduction = `# Files

Every file of the product with what it decides, in the words of its own head; its tests come last. Search here for a word
of the matter (\`bounce\`, \`paywall\`, \`time zone\`): the line that has it names the file to open. **If only another word,
number or colour is wanted, it is data**, and no code changes: settings and caps in \`cdk.json\`, colours and sizes in
\`templates/theme.json\`, words of mails and pages in \`templates/messages/\`, words that the rules look for in
\`functions/content/language/lists/\`. The line of a rule ends with its data.
This list is made, never written: \`npm test -- test/unit/file-index.test.ts -u\` makes it anew.
`
