// Whether every command that takes `--profile` was run: what a command learns is to be shown here as well.
import { usage as edition } from '../../infra/commands/edition/arguments.ts'
import { usage as keys } from '../../infra/commands/keys/arguments.ts'
import { usage as mail } from '../../infra/commands/mail/arguments.ts'
import { usage as readers } from '../../infra/commands/readers/arguments.ts'
import { usage as sources } from '../../infra/commands/sources/arguments.ts'
import { usage as topics } from '../../infra/commands/topics/arguments.ts'
import type { Stage } from './stage.ts'

/** Looks at a file of the operator's own, or at what stands at an address. */
const withoutList = ['sources read']

export function complete(stage: Stage): void {
  const all = [edition, keys, mail, readers, sources, topics].flatMap(commandsIn)
  const left = all.filter((command) => !withoutList.includes(command) && !stage.ran.has(command))
  stage.check(
    `all ${all.length - withoutList.length} commands that take --profile were run${listed(left)}`,
    left.length === 0,
  )
}

/** @example commandsIn('npm run edition -- pause | resume <id>  at once') // ['edition pause', 'edition resume'] */
export function commandsIn(usage: string): string[] {
  const lines = Array.from(usage.matchAll(/^npm run (\w+) -- ([a-z-]+(?: \| [a-z-]+)*)/gm))
  return [...new Set(lines.flatMap(([, room, words = '']) => words.split(' | ').map((word) => `${room} ${word}`)))]
}

const listed = (left: readonly string[]) => (left.length === 0 ? '' : `, but ${left.join(', ')}`)
