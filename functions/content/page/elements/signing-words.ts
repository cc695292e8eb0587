// Words that open a signature, in the languages that we read: `Von Ann Lee`, `Autor: Ann Lee`.
import signing from '../../language/lists/signing-words.json' with { type: 'json' }
import { alternatives } from '../../language/words/word-list.ts'

/** As it is, with capitals at the head of its words, and in capitals: a pattern that ignores case would take any word
 * for a name. */
const inEachCase = (words: string) =>
  words
    .split('|')
    .map(
      (word) =>
        `(?:${word.replace(/(?<!\p{L})\p{L}/gu, (first) => `[${first}${first.toUpperCase()}]`)}|${word.toUpperCase()})`,
    )
    .join('|')

const openers = inEachCase(signing.openers.join('|'))
const labels = inEachCase(signing.labels.join('|'))
const prepositions = inEachCase(alternatives(signing.prepositions))
const namesToo = inEachCase(alternatives(signing.namesToo))
const capital = "(?=\\p{Lu}\\p{L}|\\p{Lu}[.’']|\\p{Lo})"

/** The start of a signature, up to the name. */
export const opener = new RegExp(
  `^(?:[Bb]y:? )?(?:(?:${openers})(?: ?[:–—-] ?| (?:${prepositions}):? | )|(?:${labels}) ?: ?|(?:${prepositions})(?: ?: ?| )|By(?=\\p{Lu}[\\p{Ll}.])|(?:${namesToo}) (?=\\p{Lu}\\S* \\p{Lu}))${capital}`,
  'u',
)

const leading = new RegExp(`^(?:(?:${openers})(?: ?: ?| )|(?:${prepositions})(?: ?: ?| ))`, 'u')
/** @example withoutOpener('Par herald.example') // 'herald.example' */
export const withoutOpener = (text: string): string => text.replace(leading, '')

/** Only such a word. */
export const openerAlone = new RegExp(`^(?:(?:${openers}|${prepositions}|${namesToo}) ?:?|(?:${labels}) ?:)$`, 'u')

/** The relation of a link to texts on the same subject. */
export const filed = new RegExp(`(?:^| )(?:${alternatives(signing.filed)})(?: |$)`)
