// What `docs/limits.md` says: every named number of the code, a line each, by what its comment says of it.

const opening = `# Named numbers

How many, how long, how large, how often, from which share on: every number that the code has a name for, with its value and what its comment
says. Look for a word of the matter (\`grep -i retr docs/limits.md\`). What operators set, such as \`caps\`, is in [\`cdk.json\`](../cdk.json); colours and sizes are in
[\`templates/theme.json\`](../templates/theme.json);
memory and time of each function in \`infra/constructs/function-limits.ts\`, as tables of tables are not listed here. Made from the code: \`npm test -- test/unit/file-index.test.ts -u\`.
`

const number = String.raw`-?[\d_]*\.?\d[\d_]*(?:e\d+)?`
const factor = String.raw`(?:${number}|[a-z]\w*)`
const duration = '(?:minute|hour|day|week)(?:Ms|Seconds)'
const declared = new RegExp(
  String.raw`^(?:export )?const (\w+)(?:: number)? = ((?=[^\n]*\d)${factor}(?: [*/+-] ${factor})*|${duration}|\[(?:${number}(?:, )?)+\](?: as const)?)$`,
)

const objectOpened = /^(?:export )?const (\w+)(?:: [^=]+)? = \{(?: (.+) \}.*)?$/
const field = new RegExp(String.raw`\b(\w+): (${number})(?=,|$)`, 'g')
const fieldLine = new RegExp(String.raw`^  ['"]?([\w-]+)['"]?: (${factor}(?: [*/+-] ${factor})*),`)

/** Longest comment shown, in characters; the first sentence of a longer one is. */
const longestShown = 240

/** @param files source by path; only TypeScript and JavaScript has such numbers */
export function limitIndex(files: ReadonlyMap<string, string>): string {
  const rows = [...files]
    .filter(([file]) => /^(?:functions|infra)\/.*\.m?[jt]s$/.test(file))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, source]) => numbersOf(source).map((row) => `- \`${file}\`: ${row}`))
  return `${opening}\n${rows.join('\n')}\n`
}

/** @example numbersOf('/** Tries of a call. *\/\nconst tries = 3\n') // ['`tries` = 3. Tries of a call.'] */
export function numbersOf(source: string): string[] {
  const rows: string[] = []
  let comment: string[] = []
  let isOpen = false
  let object: string | null = null
  const list = (name: string, value: string, said: readonly string[]) =>
    rows.push([`\`${name}\` = ${value}.`, shown(said)].filter(Boolean).join(' '))
  for (const line of source.split('\n')) {
    const [, opened, inside] = objectOpened.exec(line) ?? []
    if (opened !== undefined) {
      for (const [, key = '', value = ''] of (inside ?? '').matchAll(field)) list(`${opened}.${key}`, value, comment)
      object = inside === undefined ? opened : null
    } else if (object !== null) {
      if (line.startsWith('}')) object = null
      const [, key, value = ''] = fieldLine.exec(line) ?? []
      if (key !== undefined) list(`${object}.${key}`, value, comment)
    } else if (line.startsWith('/**')) {
      comment = [line]
      isOpen = !line.includes('*/')
    } else if (isOpen) {
      comment.push(line)
      isOpen = !line.includes('*/')
    } else {
      const [, name, value] = declared.exec(line) ?? []
      if (name !== undefined && value !== undefined) list(name, value, comment)
      // A comment holds for all numbers below it up to a blank line.
      else comment = []
    }
  }
  return rows
}

function shown(comment: readonly string[]): string {
  const text = comment
    .map((line) => line.replace(/^\s*\/?\*+\/?\s?|\s*\*\/$/g, '').trim())
    .join(' ')
    .trim()
  return text.length <= longestShown ? text : text.slice(0, text.indexOf('. ') + 1 || longestShown)
}
