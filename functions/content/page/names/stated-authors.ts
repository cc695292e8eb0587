// Decides who wrote an article, by what its page states outside the text: the first of the groups that names anybody.
import { countWords, plain } from '../../language/words/fold.ts'
import { opener, openerAlone, withoutOpener } from '../elements/signing-words.ts'
import { isOrganisation, loneNameIn, readByline, withoutOffice } from './byline.ts'
import { withoutLetters } from './letters-behind.ts'
import { isAgency } from './outlet.ts'
import { isPlaceholderName } from './placeholder-names.ts'
import { arabicPair, isSomebody, isWithin, mostNameWords, namesListed, withoutPlace } from './several-names.ts'

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
  const sites = new Set(publications.flatMap((name) => [name, houseOf(name), withoutEnd(name)].map(key)))
  const [first, ...others] = withoutEditor(
    groups,
    groups.map((group) => namesOf(group, sites)),
  ).filter((found) => found.size > 0)
  if (first === undefined) return weak.map((one) => agreedIn(one, sites)).find(({ length }) => length > 0) ?? []
  // A line for readers may list more authors than the data for machines.
  const longer = others.find((found) => found.size > first.size && [...first.keys()].every((name) => found.has(name)))
  const person = [...first.values()].some(isPerson)
    ? undefined
    : others.find((found) => [...found.values()].every(isPerson))
  return [...(longer ?? person ?? first).values()]
}

/** A newsroom, an agency or a company that is stated yields to a person who signs for readers. */
const isPerson = (stated: Stated) =>
  !isGroup(stated) && (!/\p{Lu}/u.test(stated.value) || loneNameIn(stated.value) !== null)

/** True of a newsroom, an agency or a company. */
export const isGroup = ({ value }: Pick<Stated, 'value'>): boolean =>
  isAgency(value) || isOrganisation(value) || newsroom.test(value)
const newsroom = /(?:redak[ct]|rédaction|redacci[oó]n|redazione|reda[cç]ão|agen[ct]|news|desk|gmbh|verlag)/i

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
    const names =
      isOfSite(stated.value, sites) || isPlaceholderName(withoutOpener(stated.value))
        ? []
        : namesIn(stated, group.length)
            .filter((name) => stated.element !== organisation || withoutHouse(name, sites) === name)
            .map((name) => withoutStop(withoutHouse(name, sites)))
            .filter((name) => !endsOpen.test(name))
            .filter((name) => !sites.has(key(name)))
    for (const value of names) if (!found.has(key(value))) found.set(key(value), { ...stated, value })
    // One line signs the article; what follows repeats the names or belongs to other articles.
    if (names.length > 0 && !/^(?:JSON-LD|meta)/.test(stated.element)) break
  }
  return found
}

/** No name ends so, where what followed is taken off. */
const endsOpen = / (?:de|da|di|del|van|von|der|den|la|le|bin|al|el|y)$/

/** `Ann Lee HILL HERALD`: the last words are the paper. What stands before them in a company’s name is no person. */
function withoutHouse(name: string, sites: ReadonlySet<string>): string {
  const words = name.split(' ')
  const at = words.findIndex((_, n) => n > 1 && sites.has(key(words.slice(n).join(' '))))
  return at < 0
    ? name
    : words
        .slice(0, at)
        .join(' ')
        .replace(/[,;:|]$/, '')
}

/** A full stop behind a whole word is none of an abbreviation: `Collected by Ann LEE.` */
const withoutStop = (name: string) => name.replace(/(?<=\p{L}{3})(?<!\b(?:esq|jun|sen|mag|prof|dipl))\.$/iu, '')

/** Of `Hillnews International` what stands before the part. */
const houseOf = (name: string) => name.replace(/(?<=\p{L}) (?:international|online|news|english|magazine)$/iu, '')

/** Of `hillnews.example` what stands before the end. */
const withoutEnd = (name: string) => (domain.test(name) ? name.replace(/\.[^.]+$/, '') : name)

/** True of the site, or a part of it: `Town and Country - Hill Herald`. */
const isOfSite = (value: string, sites: ReadonlySet<string>) =>
  [value, withoutOpener(value), ...value.split(/ [|–—-] /).slice(1)].some(
    (part) => sites.has(key(part)) || domain.test(part),
  )
const domain = /^[^\s@]{2,60}\.(?:\p{Ll}{2,4}|\p{Lu}{2,4})$/u

const key = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the/, '')

/** What a page puts into separate elements is names, however many words each has. */
export const namesInElements = 'names of authors'

/** Most words of a line that signs, and of the name of an organisation. Chosen, not measured. */
const mostWords = 20
const mostOfOrganisation = 10

/** The names of a line that says that it signs. @example namesOfLine('Von Ann Lee und Bo Ek, dpa') // ['Ann Lee', 'Bo Ek'] */
export const namesOfLine = (line: string): string[] =>
  opener.test(line) ? namesIn({ value: line, from: line, element: 'line' }, 1) : []

/** The element of an author that is stated to be a company or an agency. */
export const organisation = 'JSON-LD organisation'

/** The element of a writer who signs with one word, as blogs let them. */
export const oneWord = 'link to the writer'

/** The names in the text of one element. */
function namesIn(stated: Stated, inGroup: number): string[] {
  const { element } = stated
  if (element === organisation) return namesOfOrganisation(stated)
  if (element === oneWord) return [stated.value]
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const value = isData
    ? stated.value.replace(mailBehind, '')
    : stated.value
        .replace(twice, '$1')
        .replace(parted, '$1 $2')
        .replace(addresses, ' | ')
        .replace(ofPicture, '')
        .replace(inCapitals, '$1')
        .replace(/^(?:about|über|sobre|post author:?(?: by)?) (?=\S+ \S)/i, '')
  const several = [isData ? arabicPair(value) : [], ...[value, ...value.split(' | ')].map(namesListed)]
  const listed = several.find(({ length }) => length > 0)
  if (listed !== undefined) return listed
  const parts = isData ? [] : value.split(/ ?[|•·] ?| [/–—-] /).filter((part) => part !== '' && !domain.test(part))
  if (parts.length < 2) return namesInPart({ ...stated, value: parts[0] ?? value }, inGroup)
  // Besides the signer, there may be the day, the newspaper, an office.
  const signing =
    parts.find((part) => opener.test(part)) ??
    parts[parts.findIndex((part) => openerAlone.test(part)) + 1 || -1] ??
    parts.find((part) => part.split(', ').every((name) => loneNameIn(name) !== null))
  const [whole = ''] = parts
  // `The Quay | From ferries to locks`: a blog and its motto.
  return signing === undefined && whole.startsWith('The ')
    ? []
    : namesInPart({ ...stated, value: signing ?? whole }, inGroup)
}

/** A name that is hidden once and shown once. */
const twice = /^(.{4,60}) (?:\| )?\1$/u
/** Given name and surname in elements of their own: `Ann B. | Lee`. */
const parted = /^(\p{Lu}\p{L}+(?: \p{Lu}\.){1,2}) \| (\p{Lu}[\p{L}'’-]+)$/u
/** `Door: Ann Lee Beeld: Bo Ek`: from the word for a picture on. */
const ofPicture =
  / (?:\| )?(?:beeld|fotos?|bild(?:er)?|photos?|images?|imagen|pictures?|illustrations?|ilustración) ?: .*$/iu
/** `By ANN LEE Hill Herald/Sunday Post`: behind a name in capitals, what is written otherwise is its house. */
const inCapitals = /^((?:[Bb][Yy]:? )?\p{Lu}{2,}(?: (?:\p{Lu}\.|\p{Lu}[\p{Lu}'’-]+)){1,3}),? (?=\p{Lu}\p{Ll}{2,}).*$/u
/** `Ann Lee | ann@herald.example`: an address to write to. */
const mailBehind = / ?\| ?[^\s|@]{1,60}@[^\s|@]{1,60}$/
const addresses = /(?:^|(?<=[\s|(]))[^\s|@]{0,60}@[^\s|@]{1,60}/g

/** Whole or not at all, unless all of it is names of persons. */
function namesOfOrganisation(stated: Stated): string[] {
  const names = namesInPart({ ...stated, element: 'JSON-LD author' }, 1)
  const rest = names.reduce((text, name) => text.replace(name, ''), stated.value).replace(/ and |[,&\s]/g, '')
  const isName =
    countWords(stated.value) <= mostOfOrganisation && !isWithin(stated.value) && !/[|/:;!?…@]/.test(stated.value)
  return rest === '' ? names : isName && !isPlaceholderName(stated.value) ? [stated.value] : []
}

/** `Center for River Research`, of which a name is only a part. */
const isCut = (name: string, text: string) =>
  (!name.includes(' ') || isOrganisation(name) || office.test(name)) &&
  text.startsWith(name) &&
  goesOn.test(text.slice(name.length))
/** Ends as the names of public bodies do in German and Romance languages. Own words. */
const office =
  /(?:departement|département|departamento|dipartimento|amt|minist(?:erium|erio|ère|ero|ério|erie)|institut[oe]?|verband|zentrum|stiftung|kammer|behörde|universit(?:ät|é|à|eit)|universidade?|hochschule|akademie|gesellschaft|verein|kommission|comité|conse(?:il|jo)|asociación|association|fundación|fondation)$/i
const goesOn = /^ (?:for|of|on|against|to|für|der|des|pour|de|du|para|per|di) \p{L}/u

/** Fewest parts that commas alone join as names. */
const fewestJoined = 3
const areNames = (text: string) => {
  const parts = text.split(', ')
  return (
    parts.length >= fewestJoined &&
    parts.every((one) => isPerson({ value: one, from: one, element: '' }) && one.includes(' '))
  )
}

/** Empty for an address, a handle or a whole sentence. */
function namesInPart({ value: said, element }: Stated, inGroup: number): string[] {
  const value = said.replace(forSite, '')
  if (/https?:|@|\.com\b/i.test(value) || countWords(value) > mostWords) return []
  const isData = /^(?:JSON-LD|meta)/.test(element)
  const text = joined(
    withoutLetters((isData ? value : withoutOffice(value)).replace(opener, '').replace(sign, '')).trim(),
  )
  if (!isData && caseless.test(text)) return isSomebody(text) ? [text] : []
  if (isData && (agency.test(text) || unspaced.test(text))) return [text]
  if (!isData && element !== namesInElements && text === value && countWords(text) > mostNameWords && !areNames(text))
    return []
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
  // A sign that somebody writes under is whole: `Ann2Lee`.
  if (isData && handle.test(text)) return [text]
  if (isData && isCut(names[0] ?? '', text)) return isOrganisation(text) && isSomebody(text) ? [text] : []
  const found = isData ? [...names, ...others] : [...names, ...others].map(withoutPlace)
  return found.filter((one) => isSomebody(one) && !isCutInWord(one, text) && (isData || isWhole || one.includes(' ')))
}

/** `Desk HP` of `Desk HP24` */
const isCutInWord = (name: string, text: string) =>
  text.startsWith(name) && /^[\p{L}\p{N}]/u.test(text.slice(name.length))

/** Of its words only those are small that are so in names. */
const isWritten = (name: string) =>
  !/ (?!(?:de|da|di|del|du|der|den|van|von|la|le|bin|al|el|y|dos|das|do|af|av|zu|ter|ten) )\p{Ll}{2,}(?= )/u.test(name)
/** `Ann Lee for herald.example`, `Ann Lee, herald.example` */
const forSite = /(?: [Ff]or|,) [^\s,]{2,60}\.\p{L}{2,4}$/u
/** A name of two to four words in letters without capitals. */
const caseless = /^\p{Lo}[\p{Lo}\p{M}]{1,20}(?: \p{Lo}[\p{Lo}\p{M}]{1,20}){1,3}$/u
/** Initials with which newspapers sign: `Ann Lee (al)`. */
const sign = / \(\p{Ll}{2,5}\.?\)$/u
/** Agencies that write their names in lower case. */
const agency = /^(?:dpa|epd|kna|sid|apa|afp|anp|ntb)$/i
/** One word with a number. */
const handle = /^\p{L}[\p{L}_]{0,30}\d[\p{L}\p{N}_]{0,30}$/u
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
