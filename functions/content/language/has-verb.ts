// Tells a sentence from a fragment.
import forms from './lists/verb-forms.json' with { type: 'json' }
import { alternatives } from './word-list.ts'

const { auxiliaries, plural, past, base } = forms
const verbs = new RegExp(
  `\\b(?:${alternatives([...auxiliaries, ...plural, ...past, ...base])}|[a-z]{3,}(?:ed|s|es))\\b`,
)

/** Holds, behind its first word, what could be its verb. */
export const hasVerb = (sentence: string) => verbs.test(sentence.replace(/^\S+/, ''))
