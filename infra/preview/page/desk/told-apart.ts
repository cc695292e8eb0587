// Names for a list to choose stories from: where several have the same name, each says what tells it from the others.
import type { StoryFacts } from '../../types.ts'
import { day } from '../markup/html.ts'

/** Words of a story that are enough to know it by. */
const openingWords = 6

/** What is said behind a name, in this order, as far as it tells stories of one name apart. */
const distinctions: ((story: StoryFacts) => string | null)[] = [
  ({ source: { publication, byline } }) => publication ?? byline[0] ?? null,
  ({ source: { publishedOn } }) => publishedOn && day(publishedOn),
  ({ topics }) => topics[0] ?? null,
  ({ text }) => {
    const words = text.split(/\s+/, openingWords + 1)
    return words.length > openingWords ? `${words.slice(0, openingWords).join(' ')}…` : text
  },
  ({ source: { page, lines } }) => [page, ...lines.slice(0, 1)].join(', line '),
]

/** By the id of each story.
 * @example two stories “Council meets” // 'Council meets (The Gull)', 'Council meets (The Tern)' */
export function toldApart(stories: readonly StoryFacts[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const group of Map.groupBy(stories, ({ name }) => name).values()) {
    for (const [at, said] of saidBehind(group).entries()) {
      const { id, name } = group[at] as StoryFacts
      names.set(id, said.length === 0 ? name : `${name} (${said.join(', ')})`)
    }
  }
  return names
}

/** For each story of a name. What all of them share is not said. */
function saidBehind(group: readonly StoryFacts[]): string[][] {
  const said: string[][] = group.map(() => [])
  for (const distinction of distinctions) {
    if (new Set(said.map((words) => words.join('\n'))).size === group.length) break
    const words = group.map(distinction)
    if (new Set(words).size === 1) continue
    for (const [at, one] of words.entries()) if (one !== null) said[at]?.push(one)
  }
  return said
}
