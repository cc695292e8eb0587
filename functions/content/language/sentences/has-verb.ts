// Whether a line has a verb: a sentence, or a fragment such as a heading.
import forms from '../lists/verb-forms.json' with { type: 'json' }
import { alternatives } from '../words/word-list.ts'

const { auxiliaries, plural, past, base } = forms
const verbs = new RegExp(
  `\\b(?:${alternatives([...auxiliaries, ...plural, ...past, ...base])}|[a-z]{3,}(?:ed|s|es))\\b`,
)

const sure = new RegExp(
  `\\b(?:${alternatives([...auxiliaries, ...plural, ...past])}|[a-z]{3,}ed|[a-z]+n[’']t)\\b|[’'](?:s|re|m|ve|ll|d)\\b`,
)

/** The same, without words that may be plural nouns. */
export const hasSureVerb = (sentence: string) => sure.test(sentence)

/** True if a word after the first could be its verb. */
export const hasVerb = (sentence: string) => verbs.test(sentence.replace(/^\S+/, ''))
