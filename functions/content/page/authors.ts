// Who wrote an article, by what its page states outside the text: the first of the groups that names somebody.
import { countWords, plain } from '../language/fold.ts'
import { readByline } from './byline.ts'
import { isNobody } from './nobody.ts'

interface Stated {
  value: string
  from: string
  element: string
}

/** @param groups in order of trust; `publications` names of the site, which sign nothing */
export function authorsIn(
  groups: readonly (readonly Stated[])[],
  publications: readonly { value: string }[],
): Stated[] {
  const sites = new Set(publications.map(({ value }) => key(value)))
  const [first, ...others] = groups.map((group) => namesOf(group, sites)).filter((found) => found.size > 0)
  if (first === undefined) return []
  // A line for readers may list more of them than what is stated for machines.
  const longer = others.find((found) => found.size > first.size && [...first.keys()].every((name) => found.has(name)))
  return [...(longer ?? first).values()]
}

function namesOf(group: readonly Stated[], sites: ReadonlySet<string>): Map<string, Stated> {
  const found = new Map<string, Stated>()
  for (const stated of group) {
    const names = sites.has(key(stated.value))
      ? []
      : namesIn(stated, group.length).filter((name) => !sites.has(key(name)))
    for (const value of names) if (!found.has(key(value))) found.set(key(value), { ...stated, value })
    // One line signs the article; what follows are the same names again, or other articles.
    if (names.length > 0 && !/^(?:JSON-LD|meta)/.test(stated.element)) break
  }
  return found
}

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/, '')

/** Words of a line that signs. */
const mostWords = 20
const mostNameWords = 5

/** The names in what one element says; none where it is an address, a handle or a whole sentence. */
function namesIn({ value, element }: Stated, inGroup: number): string[] {
  if (/https?:|@|\.com\b/i.test(value) || countWords(value) > mostWords) return []
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const text = value.replace(/^(?:by|written by|words by|author:?)\s*(?=\p{Lu})/iu, '').trim()
  if (!isData && text === value && countWords(text) > mostNameWords) return []
  // A middle name or an office in brackets: who signs is not surely the first word.
  if (isData && /\([^()]*\) *\p{L}/u.test(text)) return []
  const turned = isData ? /^(\p{Lu}[\p{L}'’ -]{1,30}), (\p{Lu}[\p{L}.'’ -]{0,30})$/u.exec(text) : null
  // As libraries list their authors.
  if (turned !== null && /citation_author|dc\.creator/i.test(element)) return [`${turned[2]} ${turned[1]}`]
  // What is listed for machines is a name each: it is not taken apart.
  if (isData && inGroup > 1 && isSomebody(text) && !/ and |,/.test(text)) return [text]
  const signed = readByline(`By ${text}`)
  return [...(signed?.names ?? []), ...(signed?.maybe ?? [])].filter(
    (one) => isSomebody(one) && (isData || one.includes(' ')),
  )
}

const within =
  /\b(?:staff|editors?|editorial|team|newsroom|letters|author|photos?|photographer|images?|getty|shutterstock|published|updated|posted|edited|blogger|follow|subscribe|contributors?|admin|press release|comments?|minutes?|read|share)\b/i

/** A person, or an agency: claimed only where it could be nothing else. */
export function isSomebody(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= mostNameWords &&
    name.length <= 60 &&
    /^(?:\p{Lu}|\p{Lo}|(?:de|van|von|al|el) )/u.test(name) &&
    !/\d|[|/:;!?]/.test(name) &&
    !isNobody(name) &&
    !within.test(name)
  )
}
