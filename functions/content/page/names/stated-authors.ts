// Decides who wrote an article, by what its page states outside the text: the first of the groups that names anybody.
import { countWords, plain } from '../../language/words/fold.ts'
import { opener, openerAlone } from '../elements/signing-words.ts'
import { isOrganisation, loneNameIn, readByline, withoutOffice } from './byline.ts'
import { isPlace } from './paper-name.ts'
import { isPlaceholderName } from './placeholder-names.ts'

interface Stated {
  value: string
  from: string
  element: string
}

/** @param groups in order of trust; each of the `weak` ones counts only if all of it names the same
 * @param publications names of the site, which do not sign */
export function authorsIn(
  groups: readonly (readonly Stated[])[],
  weak: readonly (readonly Stated[])[],
  publications: readonly string[],
): Stated[] {
  const sites = new Set(publications.flatMap((name) => [key(name), key(houseOf(name))]))
  const [first, ...others] = withoutEditor(
    groups,
    groups.map((group) => namesOf(group, sites)),
  ).filter((found) => found.size > 0)
  if (first === undefined) return weak.map((one) => agreedIn(one, sites)).find(({ length }) => length > 0) ?? []
  // A line for readers may list more authors than the data for machines.
  const longer = others.find((found) => found.size > first.size && [...first.keys()].every((name) => found.has(name)))
  return [...(longer ?? first).values()]
}

/** Empty if two elements name different people; one may contain the names of several others. */
function agreedIn(group: readonly Stated[], sites: ReadonlySet<string>): Stated[] {
  const found = group.map((one) => namesOf([one], sites)).filter(({ size }) => size > 0)
  const [most = new Map<string, Stated>()] = [...found].sort((a, b) => b.size - a.size)
  return found.every((one) => [...one.keys()].every((name) => most.has(name))) ? [...most.values()] : []
}

/** Some sites name an editor where machines look first. If a tag of another kind and a line for readers agree on
 * another name, that is the writer. */
function withoutEditor(
  groups: readonly (readonly Stated[])[],
  [first = new Map(), ...others]: Map<string, Stated>[],
): Map<string, Stated>[] {
  if (first.size === 0 || groups[0]?.[0]?.element.startsWith('JSON-LD') !== true) return [first, ...others]
  const isOfTag = (names: Map<string, Stated>) => [...names.values()].every(({ element }) => element.startsWith('meta'))
  const said = others.filter(({ size }) => size > 0)
  const agree = (one: Map<string, Stated>) =>
    ![...one.keys()].some((name) => first.has(name)) &&
    said.some((other) => !isOfTag(other) && [...one.keys()].every((name) => other.has(name)))
  return said.some((one) => isOfTag(one) && agree(one)) ? others : [first, ...others]
}

function namesOf(group: readonly Stated[], sites: ReadonlySet<string>): Map<string, Stated> {
  const found = new Map<string, Stated>()
  for (const stated of group) {
    const names = isOfSite(stated.value, sites)
      ? []
      : namesIn(stated, group.length)
          .map((name) => withoutHouse(name, sites))
          .filter((name) => !sites.has(key(name)))
    for (const value of names) if (!found.has(key(value))) found.set(key(value), { ...stated, value })
    // One line signs the article; what follows repeats the names or belongs to other articles.
    if (names.length > 0 && !/^(?:JSON-LD|meta)/.test(stated.element)) break
  }
  return found
}

/** `Ann Lee HILL HERALD`: the last words are the paper. */
function withoutHouse(name: string, sites: ReadonlySet<string>): string {
  const words = name.split(' ')
  const at = words.findIndex((_, n) => n > 1 && sites.has(key(words.slice(n).join(' '))))
  return at < 0 ? name : words.slice(0, at).join(' ')
}

/** Of `Hillnews International` what stands before the part. */
const houseOf = (name: string) => name.replace(/(?<=\p{L}) (?:international|online|news|english|magazine)$/iu, '')

/** True of the site, or a part of it: `Town and Country - Hill Herald`. */
const isOfSite = (value: string, sites: ReadonlySet<string>) =>
  [value, ...value.split(/ [|–—-] /).slice(1)].some((part) => sites.has(key(part)) || domain.test(part))
const domain = /^[^\s@]{2,60}\.(?:\p{Ll}{2,4}|\p{Lu}{2,4})$/u

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/, '')

/** What a page puts into separate elements is names, however many words each has. */
export const namesInElements = 'names of authors'

/** Most words of a line that signs, and most words and characters of a name. Chosen, not measured. */
const mostWords = 20
const mostNameWords = 5
const longestName = 60

/** The names of a line that says that it signs. @example namesOfLine('Von Ann Lee und Bo Ek, dpa') // ['Ann Lee', 'Bo Ek'] */
export const namesOfLine = (line: string): string[] =>
  opener.test(line) ? namesIn({ value: line, from: line, element: 'line' }, 1) : []

/** The names in the text of one element. */
function namesIn(stated: Stated, inGroup: number): string[] {
  const { element } = stated
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const value = isData
    ? stated.value.replace(mailBehind, '')
    : stated.value.replace(addresses, ' | ').replace(/^(?:about|über|sobre) (?=\S+ \S)/i, '')
  const several = isData ? arabicPair(value) : namesListed(value)
  if (several.length > 0) return several
  const parts = isData ? [] : value.split(/ ?[|•·] ?| [/–—-] /).filter((part) => part !== '' && !domain.test(part))
  if (parts.length < 2) return namesInPart({ ...stated, value: parts[0] ?? value }, inGroup)
  // Besides the signer, there may be the day, the newspaper, an office.
  const signing =
    parts.find((part) => opener.test(part)) ??
    parts[parts.findIndex((part) => openerAlone.test(part)) + 1 || -1] ??
    parts.find((part) => part.split(', ').every((name) => loneNameIn(name) !== null))
  return namesInPart({ ...stated, value: signing ?? parts[0] ?? '' }, inGroup)
}

/** `Ann Lee | ann@herald.example`: an address to write to. */
const mailBehind = / ?\| ?[^\s|@]{1,60}@[^\s|@]{1,60}$/
const addresses = /(?:^|(?<=[\s|(]))[^\s|@]{0,60}@[^\s|@]{1,60}/g

/** After several names, the office of all of them: `Envoyés spéciaux à Ville`. */
const ofAll = / (?:envoy[ée]e?s spécia(?:ux|les)|correspondant[e]?s|enviad[oa]s especiales|inviati)(?!\p{L}).*$/iu
/** A place and a day, or the day alone. */
const dayBehind = / \d{1,2} \p{L}{3,12}\.? \d{4}(?!\d).*$/u

/** `Ann Lee / Bo Ek Madrid 7 ENE 2022`, `Par Ann Lee, Bo Ek Envoyés spéciaux`: empty if one part is not a name. */
function namesListed(value: string): string[] {
  const text = value.replace(opener, '').slice(0, longestList)
  const isTitled = ofAll.test(text)
  if (!isTitled && !text.includes(' / ')) return []
  const parts = text
    .replace(ofAll, '')
    .replace(dayBehind, '')
    .split(isTitled ? / ?, | (?:et|y|e) (?=\p{Lu})/u : ' / ')
  const names = parts.map((part) => withoutPlace(part.trim()))
  const isName = (name: string) =>
    isSomebody(name) && !isOrganisation(name) && !isPlace(name) && loneNameIn(isTitled ? inSmall(name) : name) !== null
  return names.length > 1 && names.every(isName) ? names : []
}

const longestList = 200
/** Words in capitals may be a name, if the element says that they are; this writes them as one. */
export const inSmall = (name: string) => name.replace(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase())

/** A city, and words about it, may follow a name of two words or more. */
function withoutPlace(name: string): string {
  const words = name.split(' ')
  const at = words.findIndex((word, n) => n > 1 && isPlace(word))
  return at < 0 ? name : words.slice(0, at).join(' ')
}

/** In Arabic, `and` is a letter joined to the second name, but a name of two words may itself begin with that
 * letter. */
function arabicPair(value: string): string[] {
  const names = value.split(
    / و ?(?=\p{Script=Arabic}{2,15} \p{Script=Arabic})(?!ال|ليد|ائل|سام|فاء|داد|جدي|سيم|حيد|ديع|هيب)/u,
  )
  return names.length === 2 && names.every((one) => arabicName.test(one)) ? names : []
}
const arabicName = /^\p{Script=Arabic}{2,15}(?: \p{Script=Arabic}{2,15}){1,2}$/u

/** Empty for an address, a handle or a whole sentence. */
function namesInPart({ value: said, element }: Stated, inGroup: number): string[] {
  const value = said.replace(forSite, '')
  if (/https?:|@|\.com\b/i.test(value) || countWords(value) > mostWords) return []
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const text = joined((isData ? value : withoutOffice(value)).replace(opener, '').replace(sign, '').trim())
  if (!isData && caseless.test(text)) return isSomebody(text) ? [text] : []
  if (isData && (agency.test(text) || unspaced.test(text))) return [text]
  if (!isData && element !== namesInElements && text === value && countWords(text) > mostNameWords) return []
  // With a middle name or an office in brackets, the signer need not be the first word.
  if (isData && /\([^()]*\) *\p{L}/u.test(text)) return []
  const turned = isData ? /^(\p{Lu}[\p{L}'’ -]{1,30}), (\p{Lu}[\p{L}.'’ -]{0,30})$/u.exec(text) : null
  // Turned around, as libraries list their authors.
  if (turned !== null && /citation_author|dc\.creator/i.test(element)) return [`${turned[2]} ${turned[1]}`]
  // Two agencies, or one name turned around.
  if (turned !== null && !`${turned[1]}${turned[2]}`.includes(' ')) return []
  // A list for machines has one name in each entry, which is not divided further.
  if (isData && inGroup > 1 && isSomebody(text) && !/ and |,/.test(text)) return isWritten(text) ? [text] : []
  const signed = readByline(`By ${text}`)
  const [names, maybe] = [signed?.names ?? [], signed?.maybe ?? []]
  // `Ann Lee, Hill University professor`: what follows is not a second name.
  const others = maybe.filter(
    (one) => one.includes(' ') && one !== one.toUpperCase() && !/^ \p{Ll}/u.test(text.split(one, 2)[1] ?? ''),
  )
  const isWhole = text !== value && text === names[0]
  const found = isData ? [...names, ...others] : [...names, ...others].map(withoutPlace)
  return found.filter((one) => isSomebody(one) && (isData || isWhole || one.includes(' ')))
}

/** Of its words only those are small that are so in names. */
const isWritten = (name: string) =>
  !/ (?!(?:de|da|di|del|du|der|den|van|von|la|le|bin|al|el|y|dos|das|do|af|av|zu|ter|ten) )\p{Ll}{2,}(?= )/u.test(name)
/** `Ann Lee for herald.example` */
const forSite = / [Ff]or [^\s]{2,60}\.\p{L}{2,4}$/u
/** A name of two to four words in letters without capitals. */
const caseless = /^\p{Lo}[\p{Lo}\p{M}]{1,20}(?: \p{Lo}[\p{Lo}\p{M}]{1,20}){1,3}$/u
/** Initials with which newspapers sign: `Ann Lee (al)`. */
const sign = / \(\p{Ll}{2,5}\.?\)$/u
/** Agencies that write their names in lower case. */
const agency = /^(?:dpa|epd|kna|sid|apa|afp|anp|ntb)$/i
/** A name in a script without spaces. */
const unspaced = /^[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,8}$/u
const and = / (?:und|et|y|e|og|och|en|i|и|та) (?=\p{Lu})/u

/** Two names of at least two words each, joined by the `and` of another language. */
function joined(text: string): string {
  const [before = '', behind = '', ...more] = text.split(and)
  const last = before.split(', ').at(-1) ?? ''
  const isPair = more.length === 0 && last.includes(' ') && behind.includes(' ')
  return isPair ? `${before} and ${behind}` : text
}

const within =
  /(?<!\p{L})(?:staff|editors?|editorial|team|newsroom|letters|author|photos?|photographer|images?|getty|shutterstock|published|updated|posted|edited|blogger|follow|subscribe|contributors?|admin|press release|comments?|minutes?|read|share|twitter|facebook|instagram|linkedin|whatsapp|posts|articles?|artikel|beiträge|more|all|alle|publi[cé]\p{L}*|pubblicato|veröffentlicht|actualizado|actualización|akt\p{L}+|opublikowano|seguir|suivre|folgen|takip|theme)(?!\p{L})/iu

/** True of a person or an agency, and only if it could be nothing else. */
export function isSomebody(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= mostNameWords &&
    name.length <= longestName &&
    /^(?:\p{Lu}|\p{Lo}|(?:de|van|von|al|el) )/u.test(name) &&
    !/\d|[|/:;!?…]|\.\./.test(name) &&
    !openerAlone.test(name) &&
    !/^(?:any|every|each|some|this|that|these|how|what|why|when|where|if|in|on|at|to|for|with|an?) /i.test(name) &&
    !isPlaceholderName(name) &&
    !within.test(name)
  )
}
