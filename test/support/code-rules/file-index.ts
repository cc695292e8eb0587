// The list of files, each with what its first comment says it decides: `docs/files.md` is made of it.

/** How a file describes itself: its head comment, on one line, or for a word list the first sentence of its `about`;
 * `null` if it has none. */
export function headOf(file: string, source: string): string | null {
  const said = file.endsWith('.json') ? aboutOf(source) : commentOf(file, source)
  return said === '' ? null : said
}

const aboutOf = (source: string): string =>
  String(JSON.parse(source).about ?? JSON.parse(source).for ?? '').split(/(?<=\.) (?=[A-Z"])/, 1)[0] ?? ''

function commentOf(file: string, source: string): string {
  const head = /\.m?[jt]s$/.test(file) ? lineComment.exec(source)?.[0] : markupComment.exec(source)?.[1]
  return (head ?? '')
    .replace(/^\/\/ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
}

const lineComment = /^(?:\/\/.*\n)+/
const markupComment = /^(?:\{\{!--|<!--|\/\*)([\s\S]*?)(?:--\}\}|-->|\*\/)/

/** Folders in order, one line per file with its whole path, so that a search shows where it is. */
export function fileIndex(files: ReadonlyMap<string, string>): string {
  const folders = Map.groupBy([...files.keys()].toSorted(), (file) => file.split('/').slice(0, -1).join('/'))
  const parts = [...folders].map(([folder, own]) => {
    const lines = own.map((file) => `- \`${file}\`: ${headOf(file, files.get(file) ?? '') ?? ''}`)
    return `## ${folder}\n\n${lines.join('\n')}\n`
  })
  return `${introduction}\n${parts.join('\n')}`
}

const introduction = `# Files

Every file of the product with what it decides, in the words of its own head; its tests come last. Search here for a word
of the matter (\`bounce\`, \`paywall\`, \`time zone\`): the line that has it names the file to open. What people read is
data: the words of mails and pages stand in \`templates/messages/\`, colours and sizes in \`templates/theme.json\`,
settings in \`cdk.json\`.
This list is made, never written: \`npm test -- test/unit/file-index.test.ts -u\` makes it anew.
`
