// Checks the files of messages: every language has the same messages, each with the plural forms it needs.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { LanguageTag } from '../../content/types.ts'
import type { Messages, Templates } from '../types.ts'
import { defaultLanguage, placeholder } from './messages.ts'

export interface MessageFault {
  language: LanguageTag
  key: string
  reason: string
}

/** Prefix of keys that only the operator reads: in the default language only. */
const forOperator = 'operator-'

export function messageFaults({ messages }: Pick<Templates, 'messages'>): MessageFault[] {
  const model = ownEntry(messages, defaultLanguage) ?? {}
  return Object.entries(messages).flatMap(([language, own]) =>
    [...new Set([...Object.keys(model), ...Object.keys(own)])].flatMap((key) =>
      reasonsFor(language, key, ownEntry(model, key), ownEntry(own, key)).map((reason) => ({ language, key, reason })),
    ),
  )
}

/** @throws Error that lists all faults with file, key and what to do */
export function checkMessages(templates: Pick<Templates, 'messages'>): void {
  const lines = messageFaults(templates).map(
    ({ language, key, reason }) => `templates/messages/${language}.json: "${key}" ${reason}`,
  )
  if (lines.length > 0) throw new Error(lines.join('\n'))
}

type Message = Messages[string] | undefined

function reasonsFor(language: LanguageTag, key: string, model: Message, own: Message): string[] {
  if (key.startsWith(forOperator) && language !== defaultLanguage)
    return own === undefined ? [] : [`is for the operator, who is told in ${defaultLanguage}.json; remove it`]
  if (own === undefined) return ['is missing; translate it']
  if (model === undefined) return [`is not in ${defaultLanguage}.json; correct the key or remove it`]
  if (typeof own === 'string' && typeof model !== 'string')
    return [`needs plural forms: ${formsOf(language).join(', ')}`]
  return [...formFaults(language, own), ...valueFaults(model, own), ...emptyFaults(own)]
}

function formFaults(language: LanguageTag, own: Messages[string]): string[] {
  if (typeof own === 'string') return own.includes('{count}') ? ['counts, so it needs plural forms'] : []
  const needed = formsOf(language)
  return [
    ...needed.filter((form) => !Object.hasOwn(own, form)).map((form) => `has no form "${form}"; add it`),
    ...Object.keys(own)
      .filter((form) => !needed.includes(form))
      .map((form) => `has a form "${form}", which the language does not know; remove it`),
  ]
}

/** @example formsOf('en') // ['one', 'other'] */
function formsOf(language: LanguageTag): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
}

/** A form may write out the number or say that there is none; all other values must be used. */
function valueFaults(model: Messages[string], own: Messages[string]): string[] {
  const known = placeholdersIn(model)
  const forms = typeof own === 'string' ? { '': own } : own
  return Object.entries(forms).flatMap(([form, text]) => {
    const said = placeholdersIn(text)
    const at = form === '' ? '' : ` in the form "${form}"`
    return [
      ...said.filter((name) => !known.includes(name)).map((name) => `asks for {${name}}${at}, which it is never given`),
      ...known
        .filter((name) => name !== 'count' && !said.includes(name))
        .map((name) => `does not say {${name}}${at}; add it`),
    ]
  })
}

function placeholdersIn(message: Messages[string]): string[] {
  const text = typeof message === 'string' ? message : Object.values(message).join(' ')
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))]
}

function emptyFaults(own: Messages[string]): string[] {
  const texts = typeof own === 'string' ? [own] : Object.values(own)
  return texts.some((text) => !/[^\s\p{Cc}\p{Cf}]/u.test(text)) ? ['says nothing; every message needs words'] : []
}
