// Recognises texts in which each line begins with who speaks: transcripts of interviews and talks, and forum
// discussions.
import { counted, matching, type Rule } from './genre-reading.ts'
import { statesArticle } from './stated-kind.ts'

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
const speaker =
  /^(?:\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]+){0,3}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,2}|[QA])(?: \([^()]{1,40}\))?: \S/u

/** Most words before the first speaker. */
const introduction = 30
/** Fewest times that somebody speaks, fewest lines and speakers of a conversation, and its share of all lines. */
const fewestTurns = 3
const fewestSpoken = 6
const fewestSpeakers = 2
const leastSpoken = 0.5

export const transcript: Rule = ({ lines }) => {
  const spoken = matching(lines, speaker)
  const names = new Map<string, number>()
  for (const { text } of spoken) {
    const name = text.slice(0, text.indexOf(':'))
    names.set(name, (names.get(name) ?? 0) + 1)
  }
  const again = [...names.values()].filter((count) => count >= fewestTurns).reduce((sum, count) => sum + count, 0)
  if (again < fewestSpoken || names.size < fewestSpeakers || again < leastSpoken * lines.length) return null
  // An interview with an introduction is recognised by that.
  const opening = lines.slice(
    0,
    Math.max(
      0,
      lines.findIndex(({ text }) => speaker.test(text)),
    ),
  )
  if (opening.reduce((sum, { words }) => sum + words, 0) >= introduction) return null
  return `${counted(again, 'line')} of ${counted(names.size, 'speaker')}`
}

/** Questions answered by others, and discussions: no editor is responsible for them. */
export const thread: Rule = ({ stated: { types, built } }) => {
  if (built === 'forum') return 'what it was built with makes forums'
  return !statesArticle(types) && (types.has('QAPage') || types.has('DiscussionForumPosting'))
    ? 'it says so itself'
    : null
}
