// The golden mails: files that show a change of any mail as a diff that can be read.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { allMails, wordingsOfLinks } from './mails.ts'

const folder = new URL('../golden/mail/', import.meta.url)

/** What `npm run golden` compares: file name → content. */
export async function freshMails(): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const { name, html, text, eml } of [...(await allMails()), ...(await wordingsOfLinks())]) {
    files.set(`${name}.html`, lined(html))
    files.set(`${name}.txt`, text)
    files.set(`${name}.eml`, eml)
  }
  return files
}

/** One element a line: minified HTML would show every change as one change of everything. */
export function lined(html: string): string {
  return html.replace(/(?<=>)(?=<(?:\/?(?:head|body|table|tbody|tr|td|div|style)|meta|p|h[1-6]|!--)\b)|(?<=-->)/g, '\n')
}

export function goldenMails(): Map<string, string> {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(folder).toSorted()
  return new Map(names.map((name) => [name, readFileSync(new URL(name, folder), encodingOf(name))]))
}

export function writeGolden(files: ReadonlyMap<string, string>): void {
  for (const name of goldenMails().keys()) if (!files.has(name)) rmSync(new URL(name, folder))
  for (const [name, content] of files) writeFileSync(new URL(name, folder), content, encodingOf(name))
}

/** Messages are bytes. */
function encodingOf(name: string): 'latin1' | 'utf8' {
  return name.endsWith('.eml') ? 'latin1' : 'utf8'
}

/** Lines that went and came, with the file and the line where it starts; empty where nothing has changed. */
export function differences(golden: ReadonlyMap<string, string>, fresh: ReadonlyMap<string, string>): string[] {
  const names = [...new Set([...golden.keys(), ...fresh.keys()])].toSorted()
  return names.flatMap((name) => {
    const [was, is] = [golden.get(name), fresh.get(name)]
    if (was === is) return []
    if (was === undefined) return [`${name}: is new`]
    if (is === undefined) return [`${name}: is no longer made`]
    return [changeIn(name, was.split('\n'), is.split('\n'))]
  })
}

/** Lines shown of one change. */
const mostShown = 12

function changeIn(name: string, was: readonly string[], is: readonly string[]): string {
  let start = 0
  while (was[start] === is[start]) start += 1
  let end = 0
  while (end < Math.min(was.length, is.length) - start && was.at(-1 - end) === is.at(-1 - end)) end += 1
  const shown = (sign: string, lines: readonly string[]) => {
    const changed = lines.slice(start, lines.length - end)
    const more = changed.length > mostShown ? [`${sign} … and ${changed.length - mostShown} more lines`] : []
    return [...changed.slice(0, mostShown).map((line) => `${sign} ${line.trimEnd()}`), ...more]
  }
  return [`test/golden/mail/${name}:${start + 1}`, ...shown('-', was), ...shown('+', is)].join('\n')
}
