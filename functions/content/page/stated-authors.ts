// Who wrote an article, by what its page states outside the text: the first of the groups that names somebody.
import { countWords, plain } from '../language/fold.ts'
import { loneNameIn, readByline } from './byline.ts'
import { isPlaceholderName } from './placeholder-names.ts'

interface Stated {
  value: string
  from: string
  element: string
}

/** @param groups in order of trust; the `last` one counts where all of it names the same.
 * @param publications names of the site, which sign nothing */
export function authorsIn(
  groups: readonly (readonly Stated[])[],
  last: readonly Stated[],
  publications: readonly string[],
): Stated[] {
  const sites = new Set(publications.map(key))
  const agreed = last.map((one) => namesOf([one], sites)).filter((found) => found.size > 0)
  const isOne = new Set(agreed.map((found) => [...found.keys()].join())).size === 1
  const [first, ...others] = groups.map((group) => namesOf(group, sites)).filter((found) => found.size > 0)
  if (first === undefined) return isOne ? [...(agreed[0]?.values() ?? [])] : []
  // A line for readers may list more of them than what is stated for machines.
  const longer = others.find((found) => found.size > first.size && [...first.keys()].every((name) => found.has(name)))
  return [...(longer ?? first).values()]
}

function namesOf(group: readonly Stated[], sites: ReadonlySet<string>): Map<string, Stated> {
  const found = new Map<string, Stated>()
  for (const stated of group) {
    const names = isOfSite(stated.value, sites)
      ? []
      : namesIn(stated, group.length).filter((name) => !sites.has(key(name)))
    for (const value of names) if (!found.has(key(value))) found.set(key(value), { ...stated, value })
    // One line signs the article; what follows are the same names again, or other articles.
    if (names.length > 0 && !/^(?:JSON-LD|meta)/.test(stated.element)) break
  }
  return found
}

/** The site, or a part of it: `Town and Country - Hill Herald`. */
const isOfSite = (value: string, sites: ReadonlySet<string>) =>
  [value, ...value.split(/ [|–—-] /).slice(1)].some((part) => sites.has(key(part)) || domain.test(part))
const domain = /^\S{2,60}\.\p{Ll}{2,4}$/u

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/, '')

/** What a page sets in an element each is names, however many words they are. */
export const namesInElements = 'names of authors'

/** Words of a line that signs, words and characters of a name. Chosen, not measured. */
const mostWords = 20
const mostNameWords = 5
const longestName = 60

/** The names in what one element says. */
function namesIn(stated: Stated, inGroup: number): string[] {
  const { value, element } = stated
  const parts = /^(?:JSON-LD|meta)/.test(element) ? [] : value.split(/ ?[|•] ?/).filter((part) => part !== '')
  if (parts.length < 2) return namesInPart(stated, inGroup)
  // Beside who signs stand the day, the paper, an office.
  const signing = parts.find((part) => saying.test(part)) ?? parts.find((part) => loneNameIn(part) !== null)
  return namesInPart({ ...stated, value: signing ?? parts[0] ?? '' }, inGroup)
}

/** None where it is an address, a handle or a whole sentence. */
function namesInPart({ value, element }: Stated, inGroup: number): string[] {
  if (/https?:|@|\.com\b/i.test(value) || countWords(value) > mostWords) return []
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const text = joined(value.replace(saying, '').replace(sign, '').trim())
  if (isData && (agency.test(text) || unspaced.test(text))) return [text]
  if (!isData && element !== namesInElements && text === value && countWords(text) > mostNameWords) return []
  // A middle name or an office in brackets: who signs is not surely the first word.
  if (isData && /\([^()]*\) *\p{L}/u.test(text)) return []
  const turned = isData ? /^(\p{Lu}[\p{L}'’ -]{1,30}), (\p{Lu}[\p{L}.'’ -]{0,30})$/u.exec(text) : null
  // As libraries list their authors.
  if (turned !== null && /citation_author|dc\.creator/i.test(element)) return [`${turned[2]} ${turned[1]}`]
  // Two agencies, or one name turned around.
  if (turned !== null && !`${turned[1]}${turned[2]}`.includes(' ')) return []
  // What is listed for machines is a name each: it is not taken apart.
  if (isData && inGroup > 1 && isSomebody(text) && !/ and |,/.test(text)) return [text]
  const signed = readByline(`By ${text}`)
  const [names, maybe] = [signed?.names ?? [], signed?.maybe ?? []]
  // `Ann Lee, Hill University professor`: what goes on is no second name.
  const others = maybe.filter(
    (one) => one.includes(' ') && one !== one.toUpperCase() && !/^ \p{Ll}/u.test(text.split(one, 2)[1] ?? ''),
  )
  const isWhole = text !== value && text === names[0]
  return [...names, ...others].filter((one) => isSomebody(one) && (isData || isWhole || one.includes(' ')))
}

const saying =
  /^(?:by:? )?(?:(?:written |words |text |story )?by|authors?:?|autor(?:in|en|a|es)?:?|auteurs?:?|text:|texte:|von|par|por|door|av|af)(?:\.|:)? (?=\p{Lu})|^By(?=\p{Lu}\p{Ll})/iu
/** Under which papers print what somebody wrote: `Ann Lee (al)`. */
const sign = / \(\p{Ll}{2,5}\.?\)$/u
/** Those that write their names small. */
const agency = /^(?:dpa|epd|kna|sid|apa|afp|anp|ntb)$/i
/** A name in letters that are written without spaces. */
const unspaced = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u
const and = / (?:und|et|y|e|og|och|en|i|и|та) (?=\p{Lu})/u

/** Two names of at least two words each, with the `and` of another language between them. */
function joined(text: string): string {
  const [before = '', behind = '', ...more] = text.split(and)
  const last = before.split(', ').at(-1) ?? ''
  const isPair = more.length === 0 && last.includes(' ') && behind.includes(' ')
  return isPair ? `${before} and ${behind}` : text
}

const within =
  /\b(?:staff|editors?|editorial|team|newsroom|letters|author|photos?|photographer|images?|getty|shutterstock|published|updated|posted|edited|blogger|follow|subscribe|contributors?|admin|press release|comments?|minutes?|read|share|twitter|facebook|instagram|linkedin|whatsapp)\b/i

/** A person, or an agency: claimed only where it could be nothing else. */
export function isSomebody(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= mostNameWords &&
    name.length <= longestName &&
    /^(?:\p{Lu}|\p{Lo}|(?:de|van|von|al|el) )/u.test(name) &&
    !/\d|[|/:;!?]/.test(name) &&
    !isPlaceholderName(name) &&
    !within.test(name)
  )
}
