// Words by which a sentence leans on what came before it; the longer lists are data, each with what it is and is for.
import openers from './lists/leaning-openers.json' with { type: 'json' }
import persons from './lists/person-nouns.json' with { type: 'json' }
import pointing from './lists/pointing-nouns.json' with { type: 'json' }
import qualifying from './lists/qualifiers.json' with { type: 'json' }
import relational from './lists/relational-nouns.json' with { type: 'json' }
import { wordsOf } from './word-list.ts'

/** At the start of a sentence these tie it to the one before. */
export const leaningOpeners = wordsOf(openers.phrases, '; ')

/** Nouns that, with "the", point at something said before, unless the words around them say which one. */
export const pointingNouns = wordsOf(pointing.nouns)

/** Where a place is named earlier in the sentence, these point at it. */
export const placeNouns = wordsOf(pointing.places)

/** Behind a noun, these say which one is meant. */
export const qualifiers = wordsOf(qualifying.words)

/** People by what they are or do. */
export const personNouns = wordsOf(persons.nouns)

/** Nouns that ask "of what?". */
export const relationalNouns = wordsOf(relational.nouns)

/** Set off inside a sentence, these answer the one before: `Turkey does, however, clash …`. */
export const leaningAsides =
  /(?:^\S+(?: \S+){0,3} thus )|^(?:\S+ ){1,3}(?:himself|herself|itself|themselves) |, (?:however|therefore|then|thus|though|instead|meanwhile|for its part|for their part|for his part|for her part|in turn|by contrast|on the other hand|for example|for instance|moreover|nevertheless|nonetheless|in fact|indeed|likewise|similarly),|, (?:however|though|either|instead|therefore)[.!?]| either[.!?]$| though was |^what [^,.]{3,40} though |\belse[.!?]$|\beach (?:specific |individual )?case\b|\b(?:much|far|even) more [a-z-]+[.!?]$|\bno (?:better|worse|bigger|greater|higher|lower|stronger|larger|clearer|finer) [a-z]+ (?!.*\bthan\b)|\ba similar [a-z]+[.!?]$/i

const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const weekdays = 'monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const stretches = `week|month|year|summer|winter|spring|autumn|fall|weekend|morning|evening|afternoon|night|${months}|${weekdays}|quarter|season|decade|century`
/** Vague or counted from the day of the event, and so unclear under a dated label, too. */
const vague = [
  'recently|yesterday|tonight|tomorrow|lately|these days|at present|at this point|at the moment|forthcoming',
  `(?:this|last|next|coming|earlier this|later this|late last|early last) (?:${stretches})`,
  '(?:minutes|hours|days|weeks|months) ago|an? (?:hour|week|month|year|decade) ago',
  'half of (?:last|this|next) year|so far this|as of now|right now|just now|earlier in the (?:day|week|month|year)',
]
const byTheLabel = ['today', '(?:years|decades) ago', `(?:on|since|until|by) (?:${weekdays})`, 'the latest']
const anyOf = (parts: readonly string[]) => new RegExp(parts.map((part) => `\\b(?:${part})\\b`).join('|'), 'i')

/** Time that only the day of writing makes clear. */
export const relativeTime = anyOf([...vague, ...byTheLabel])

/** Time that the day of writing alone does not make clear. */
export const vagueTime = anyOf(vague)

/** `mine` is more often a pit, or what is done there, than somebody's. */
export const firstPerson =
  /(?<![\p{L}\p{N}’'.])(?:I|[Mm]e|[Mm]y|(?<=\bof )mine|myself|[Ww]e|us|[Oo]ur|ours|ourselves|[Ll]et[’']s|[Ll]et us)(?![\p{L}\p{N}.])/u
