// docs/figures.md: what was measured, where and on which commit. Only `npm run bench -- --record` and `npm run evaluate
// -- --record` write it, one section each.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, totalmem } from 'node:os'

const root = new URL('../../..', import.meta.url).pathname
const file = new URL('../../../docs/figures.md', import.meta.url)

export interface Recorded {
  /** Name of the section, e.g. `bench: assembly`. */
  name: string
  /** The command that measures it again. */
  command: string
  output: string
}

/** To be read before measuring, whose own load would show. */
export function circumstances(now = new Date()): string {
  const [processor] = cpus()
  const memory = Math.round(totalmem() / 2 ** 30)
  const busy = (loadavg()[0] ?? 0).toFixed(1)
  return (
    `${now.toISOString().slice(0, 10)}, commit ${commit()}, ${cpus().length} × ${processor?.model.trim()}, ${memory} GB, ` +
    `${platform()}, Node ${process.versions.node}, load before ${busy}`
  )
}

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') === '' ? '' : ' with changes')
}

export function record(recorded: Recorded, where: string): void {
  writeFileSync(file, withSection(readFileSync(file, 'utf8'), recorded, where))
  console.log(`Recorded in docs/figures.md: ${recorded.name}`)
}

/** The document with the section added, or replacing the one with the same name. */
export function withSection(document: string, { name, command, output }: Recorded, where: string): string {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const text = [begin, `## ${name}`, '', `\`${command}\`: ${where}.`, '', '```', plain(output), '```', end].join('\n')
  const [before, rest] = document.split(begin)
  if (rest === undefined) return `${document.trimEnd()}\n\n${text}\n`
  return `${before}${text}${rest.split(end)[1] ?? '\n'}`
}

/** Without the terminal's colours and the machine's paths. */
function plain(output: string): string {
  return output
    .replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')
    .replaceAll(root, '')
    .replace(/[ \t]+$/gm, '')
    .trim()
}
