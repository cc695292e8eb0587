// The messages keep to the voice guide (docs/voice.md), as far as a machine can tell.
import { describe, expect, test } from 'vitest'
import { messageFaults } from '../../../functions/edition/words/message-faults.ts'
import { readTemplates } from '../../support/samples/templates.ts'

const templates = readTemplates()

/** Every text of a language, by its key and plural form. */
function textsOf(language: string): [string, string][] {
  return Object.entries(templates.messages[language] ?? {}).flatMap(([key, message]) =>
    typeof message === 'string'
      ? [[key, message] as [string, string]]
      : Object.entries(message).map(([form, text]): [string, string] => [`${key}.${form}`, text]),
  )
}

const withMatch = (texts: [string, string][], pattern: RegExp) =>
  texts.filter(([, text]) => pattern.test(text)).map(([key, text]) => `${key}: ${text}`)

/** What a reader sees of a message: without the names of its values. */
const said = (language: string) =>
  textsOf(language).map(([key, text]): [string, string] => [key, text.replace(/\{[a-zA-Z]+\}/g, '{}')])

test('every language says the same things, with all its plural forms and all values', () => {
  expect(messageFaults(templates)).toEqual([])
})

describe('English', () => {
  test.each<[string, RegExp]>([
    ['“email”, not “e-mail”', /e-mail/i],
    ['“email”, not “mail”', /\bmails?\b(?! servers)/i],
    ['no exclamation mark', /!/],
    ['no “please”', /\bplease\b/i],
    ['“someone” and “no one”', /\b(?:somebody|nobody|anybody|everybody)\b/i],
    ['“fix”, not “mend”', /\bmend(?:ed|s)?\b/i],
    ['“remove”, not “take out”', /\btake (?:it|them|that) out\b/i],
    ['“is in”, not “stands in”', /\b(?:stands?|lies?) in\b/i],
    ['“check”, not “look into”', /\blook (?:into|whether|at)\b/i],
    ['“is not a”, not “is no”', /\bis no (?!one\b)[a-z]/i],
    ['“unsubscribe”, not “leave”', /\b(?:leave|leaving)\b(?! (?:empty|this as it is))/i],
    ['“every two weeks”', /\bevery other\b/i],
    ['“until”, not “up to and including”', /\bup to and including\b/i],
    ['“from”, not “from … on”', /\bfrom (?:\{\}|[a-z ]{1,40}\{\}) on\b/i],
    ['“not” whole', /n[’']t\b/],
    ['“you’re” and the like', /\b(?:you are|you will|we will)\b(?! not)|(?:^|[.:] )that is\b/i],
    ['typographic quotation marks', /['"]/],
    ['the zone in brackets', /\{hour\}, \{zone\}/],
  ])('%s', (_, pattern) => {
    expect(withMatch(said('en'), pattern)).toEqual([])
  })

  test('headings have six words at most and no full stop, in sentence case', () => {
    const headings = said('en').filter(([key]) => /-title(?:\.\w+)?$/.test(key))
    expect(headings.length).toBeGreaterThan(20)
    expect(withMatch(headings, /\.$/)).toEqual([])
    expect(withMatch(headings, /^(?:\S+\s+){7,}\S/)).toEqual([])
  })
})

describe('Arabic', () => {
  test.each<[string, RegExp]>([
    ['its own marks, western figures, no shadda', /[,;?“”"٠-٩\u0651]/],
    [
      'no imperative and no present of the second person',
      /(?:^|\s)(?:اضغط|اختر|اكتب|انقر|أدخل|تختار|تريد|تضغط)(?:\s|$)/,
    ],
    ['«تُرجى» before a feminine noun', /يُرجى (?:ال)?\S+ة(?:\s|$)/],
    ['one colon', /:[^:]*:/],
    ['no sentence begins with «أيضًا»', /(?:^|[.؟:] ?)أيضًا/],
    ['no space before a mark', /\s[،؛؟:]|\s\.$/],
  ])('%s', (_, pattern) => {
    expect(withMatch(said('ar'), pattern)).toEqual([])
  })

  test('a question begins with its particle', () => {
    const questions = said('ar').filter(([, text]) => text.includes('؟'))
    expect(questions.length).toBeGreaterThan(3)
    expect(questions.filter(([, text]) => !/(?:^|\s)(?:هل|أ\S|متى)/.test(text))).toEqual([])
  })
})
