// Removes the place of a dateline that lost its dash: "London Violence in the north has …". It is not part of the first
// sentence. A name may begin with a city in the same way ("London Bridge"), so the rest of the page decides.

import kinds from '../../language/lists/institution-nouns.json' with { type: 'json' }
import names from '../../language/lists/known-names.json' with { type: 'json' }
import speakers from '../../language/lists/speakers.json' with { type: 'json' }
import { isDate, isKnownName } from '../../language/names/known-names.ts'
import { alternatives, wordsOf } from '../../language/words/word-list.ts'
import { cities } from './dateline.ts'

/** Words that begin a sentence, and never the rest of a name that begins with a city: `Washington Post` is a
 * newspaper. */
const beginnings =
  'The|An?|About|Around|Between|Dozens|During|Former|Here|Hundreds|Millions|Since|Tens|There|Thousands|Today|After|All|Almost|Amid|As|At|Before|Both|But|By|Despite|Each|Even|Every|Few|Five|For|Four|From|Half|He|Her|His|' +
  "How|I|I[’'](?:m|ve|ll)|If|In|It|Its|Just|Last|Less|Many|More|Most|Nearly|Nine|No|Not|Nothing|On|Once|Only|Our|Over|Seven|Several|She|Since|Six|" +
  'So|Some|Sometimes|Ten|That|Their|There|These|They|This|Those|Three|To|Two|Under|Until|We|What|When|Where|While|Who|With|Without|You'
const begins = `(?:(?:${beginnings}) [\\p{L}\\d]|["“]\\p{Lu})`
const beforeBeginning = new RegExp(`^(?:${cities})(?:, \\p{Lu}\\p{Ll}{2,12}|,? D\\.?C\\.)? (?=${begins})`, 'u')

/** `Harare, Zimbabwe Sentencing was put off …`, `Austin, Texas Even though …`: inside a sentence, a comma would
 * follow. */
const fronts =
  'North|South|East|West|Northern|New|Saudi|Sri|Costa|Puerto|El|Sierra|Burkina|United|United Arab|Rhode|Ivory'
const backs = 'Carolina|Dakota|Hampshire|Africa|Rico|Rica|Island|Salvador|Leone|Faso|Kingdom|Emirates|Coast|York'
const region = `(?:(?:${fronts}) )?(?:${alternatives([...names.states, ...names.parts])}|${backs})|D\\.?C\\.`
const word = "\\p{Lu}[\\p{L}.'’-]{1,20}"
const inRegion = new RegExp(`^(${word}(?: ${word}){0,2}), (${region}) (?=["“]?\\p{Lu}|\\d)`, 'u')
/** Places that are given names, too: `Ann, Jordan Smith and …`. */
const givenNames = /^(?:Jordan|Georgia|Chad|Virginia|Victoria|Carolina)$/
const isCity = new RegExp(`^(?:${cities})$`, 'u')

const cityAndWord = new RegExp(`^(${cities}) ((\\p{Lu}[\\p{L}\\p{N}.&-]*)([’']s?)?)(?=[ ,])([ ,]+)([^ ]*)`, 'u')
const institutions = wordsOf(kinds.nouns)
const offices = wordsOf([...speakers.offices, 'U.S. UN EU'])
const particles = wordsOf(speakers.particles)

/** Most characters of a paragraph that are examined; a bound for the patterns, chosen, not measured. */
const datelineWithin = 120

const set = /^(\p{Lu}[\p{L}’'-]{2,24}(?:[ /]\p{Lu}[\p{L}’'-]{2,24})?)(?:\. | ?[–—] | - )(?=["“„«]?\p{Lu})/u

/** `Millport – The bridge …`, `Millport. The bridge …`: a place that no list has; the text says that something is in
 * it. */
function placeSet(text: string, others: readonly string[]): string | null {
  const [whole, name = ''] = set.exec(text.slice(0, datelineWithin)) ?? []
  if (whole === undefined) return null
  const into = ['in', 'In', 'nach', 'aus', 'à', 'À', 'en', 'En', 'a', 'em', 'near'].map((word) => `${word} ${name}`)
  return [text.slice(whole.length), ...others].some((one) => into.some((place) => ` ${one}`.includes(` ${place}`)))
    ? whole
    : null
}

/** The first paragraph without such a place. `others`: the title and the later paragraphs.
 * @example withoutLostDateline('Millport, Ohio Police said so.', []) // 'Police said so.' */
export function withoutLostDateline(text: string, others: readonly string[]): string {
  const placed = placeSet(text, others)
  if (placed !== null) return text.slice(placed.length)
  const plain = beforeBeginning.exec(text)
  if (plain !== null) return text.slice(plain[0].length)
  const [dated, town = '', state = ''] = inRegion.exec(text.slice(0, datelineWithin)) ?? []
  if (dated !== undefined && (!givenNames.test(state) || isCity.test(town))) return text.slice(dated.length)
  const found = cityAndWord.exec(text.slice(0, datelineWithin))
  return found !== null && begin(found, others) ? text.slice((found[1] ?? '').length + 1) : text
}

/** True if the word after the city begins the sentence: the two never occur together again, and the word is one that
 * begins sentences or other names. */
function begin([, city = '', , bare = '', , , next = '']: readonly string[], others: readonly string[]): boolean {
  if (others.some((other) => other.includes(`${city} ${bare}`))) return false
  const said = (words: string) => others.some((other) => other.includes(words))
  if (offices.has(bare) || (isKnownName(bare) && !isDate(bare)) || /\p{Ll}(?:ly|ing|ed)$/u.test(bare)) return true
  if (/^\p{Lu}{2}/u.test(bare)) return said(bare.split('-', 1)[0] ?? '')
  const [second = ''] = next.split(/[’',.]/, 1)
  if (/^\p{Lu}/u.test(next) || particles.has(next)) return said(`${bare} ${second}`) || isSurname(second, bare, said)
  const small = bare.toLowerCase()
  return !institutions.has(small) && !institutions.has(small.replace(/s$/, '')) && said(` ${small} `)
}

/** `Washington Ann Lee said`, if the rest says `Lee`. But `London Mayor Lee` belongs to London. */
const isSurname = (second: string, first: string, said: (words: string) => boolean) =>
  !local.test(first) &&
  !institutions.has(first.toLowerCase()) &&
  !institutions.has(second.toLowerCase()) &&
  said(`. ${second} `)
const local = /^(?:Mayor|Governor|Gov|Police|Fire|Times|Post|Stock|State|County|City|Public|Federal)/
