// Words by which a sentence depends on what came before; longer lists are data files, each with a description.
import asides from '../lists/asides.json' with { type: 'json' }
import openers from '../lists/leaning-openers.json' with { type: 'json' }
import persons from '../lists/person-nouns.json' with { type: 'json' }
import pointing from '../lists/pointing-nouns.json' with { type: 'json' }
import qualifying from '../lists/qualifiers.json' with { type: 'json' }
import relational from '../lists/relational-nouns.json' with { type: 'json' }
import time from '../lists/time-phrases.json' with { type: 'json' }
import { alternatives, wordsOf } from '../words/word-list.ts'

/** At the start of a sentence these tie it to the one before. */
export const dependentOpeners = wordsOf(openers.phrases, '; ')

/** Nouns that, with "the", refer to something said before, unless the words around them say which one. */
export const pointingNouns = wordsOf(pointing.nouns)

/** If a place is named earlier in the sentence, these refer to it. */
export const placeNouns = wordsOf(pointing.places)

/** After a noun, these say which one is meant. */
export const qualifiers = wordsOf(qualifying.words)

/** People by what they are or do. */
export const personNouns = wordsOf(persons.nouns)

/** Nouns that ask "of what?". */
export const relationalNouns = wordsOf(relational.nouns)

/** Inside a sentence, set off by commas, these answer the one before: `Turkey does, however, clash …`. */
export const dependentAsides = new RegExp(
  [
    String.raw`(?:^\S+(?: \S+){0,3} thus )`,
    String.raw`^(?:\S+ ){1,3}(?:himself|herself|itself|themselves) `,
    `, (?:${asides.between.join('|')}),`,
    `, (?:${alternatives(asides.last)})[.!?]`,
    String.raw` either[.!?]$| though was |^what [^,.]{3,40} though |\belse[.!?]$`,
    String.raw`\beach (?:specific |individual )?case\b`,
    String.raw`\b(?:much|far|even) more [a-z-]+[.!?]$`,
    String.raw`\bno (?:${alternatives(asides.beyond)}) [a-z]+ (?!.*\bthan\b)`,
    String.raw`\ba similar [a-z]+[.!?]$`,
  ].join('|'),
  'i',
)

const weekdays = alternatives(time.weekdays)
const stretches = alternatives([...time.stretches, ...time.months, ...time.weekdays])
/** Vague, or counted from the day of the event, and so unclear even with a dated label. */
const vague = [...time.vague, `(?:${time.behind.join('|')}) (?:${stretches})`]
const byTheLabel = [...time.dated, `(?:on|since|until|by) (?:${weekdays})`]
const anyOf = (parts: readonly string[]) => new RegExp(parts.map((part) => `\\b(?:${part})\\b`).join('|'), 'i')

/** Times that are clear only if the day of writing is known. */
export const relativeTime = anyOf([...vague, ...byTheLabel])

/** Times that are not clear even then. */
export const vagueTime = anyOf(vague)

/** `mine` is more often a pit, or working in one, than a pronoun; `our planet` is everyone's. */
export const firstPerson =
  /(?<![\p{L}\p{N}’'.])(?:I|[Mm]e|[Mm]y|(?<=\bof )mine|myself|[Ww]e|us|[Oo]ur(?! (?:[Mm]oon|[Ss]un|planet|[Ss]olar [Ss]ystem|galaxy|universe|species)\b)|ours|ourselves|[Ll]et[’']s|[Ll]et us)(?![\p{L}\p{N}.])/u
