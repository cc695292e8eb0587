// Suggests the command that a mistyped word may have meant.

/** Most letters that may be wrong, missing or surplus. */
const mostWrong = 2

/**
 * The word of the usage with the smallest Levenshtein distance; of two equally near, the first.
 * @example nearestWord('lsit', ['list', 'show']) // 'list'
 */
export function nearestWord(wrong: string, words: Iterable<string>): string | null {
  let found: string | null = null
  let least = Math.min(mostWrong, wrong.length - 1) + 1
  for (const word of words) {
    const distance = distanceBetween(wrong.slice(0, mostLetters), word)
    if (distance < least) [found, least] = [word, distance]
  }
  return found
}

const mostLetters = 40

function distanceBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/**
 * Added to an error: the suggested command, if there is one, and where to read the usage.
 * @param reason contains the wrong word in quotation marks, as in `unknown command "lsit"` and `Unknown option
 * '--nxet'`
 */
export function whereToRead(reason: string, usage: string): string {
  const name = /^npm (?:run )?[a-z:]+/.exec(usage)?.[0] ?? ''
  const [, command] = /^unknown command "([^"]{1,40})"/.exec(reason) ?? []
  const [, option] = /^Unknown option '(--[^'=]{1,40})/.exec(reason) ?? []
  const meant = [
    command === undefined ? null : nearestWord(command, commandsIn(usage)),
    option === undefined ? null : nearestWord(option, optionsIn(usage)),
  ].filter((word) => word !== null)
  return [...meant.map((word) => `Did you mean ${name} -- ${word}?`), `${name} -- --help shows all.`].join('\n')
}

const optionsIn = (usage: string) => usage.match(/--[a-z][a-z-]*/g) ?? []

/** `npm run edition -- pause | resume | cancel <id>` names three. */
const commandsIn = (usage: string) =>
  [...usage.matchAll(/^npm (?:run )?[a-z:]+ -- ([a-z-]+(?: \| [a-z-]+)*)/gm)].flatMap(([, words = '']) =>
    words.split(' | '),
  )
