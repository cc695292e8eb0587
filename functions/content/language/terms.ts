// Words of a text as the measures of likeness count them: lower case, no accents, stemmed a little, small words left
// out.
import { plain } from './fold.ts'
import { WordTable } from './word-table.ts'

const small = new Set(
  `a about above across after again against all almost along already also although always am among an and another any
  anyone anything are around as at away back be became because become becomes been before being below between both but by
  came can cannot could did do does doing done down during each either else even ever every few first for from further
  get gets give given go goes going got had has have having he her here hers herself him himself his how however i if in
  indeed instead into is it its itself just keep kept kind last later least less let like likely long made make makes
  making many may me might mine more moreover most much must my myself neither never new next no nor not nothing now of
  off often on once one ones only onto or other others our ours ourselves out over own per perhaps put rather really said
  same say says see seem seems seen several shall she should since so some something soon still such take taken than that
  the their theirs them themselves then there therefore these they thing things this those though through thus to today
  together too toward towards two under until up upon us use used uses using very was way we well went were what whatever
  when where whether which while who whole whom whose why will with within without would yet you your yours`.split(
    /\s+/,
  ),
)

/** Stems of the words that carry meaning, in order. @example contentStems('The wars in Libya') // ['war', 'libya'] */
export function contentStems(text: string): string[] {
  return known.verdicts(text)
}

/** The stem of a word; nothing where it carries no meaning. */
const meaning = (word: string) => (word.length > 1 && !small.has(word) ? stem(word) : '')

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

const known = new WordTable(meaning, (run) => wordsOf(plain(run)))

/** Stems of all words, small ones included, in order; accents stay. */
export function everyStem(text: string): string[] {
  return all.verdicts(text)
}

const all = new WordTable(stem, (run) => wordsOf(run.toLowerCase()))

/** Takes the commonest English endings off; two forms of a word should meet, nothing more is asked of it. */
export function stem(word: string): string {
  if (word.length <= 4)
    return word.endsWith('s') && !word.endsWith('ss') && word.length === 4 ? word.slice(0, -1) : word
  const shorter = word
    .replace(/'s$/, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[^aeious])es$/, 'e')
    .replace(/(?<=[^sui])s$/, '')
  const root = shorter.replace(/(?:ingly|edly|ing|ed|ly)$/, '')
  return root.length >= 4 ? root.replace(/e$/, '') : shorter.replace(/e$/, '')
}
