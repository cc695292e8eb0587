// Reads templates from a folder on disk: `emails/`, `partials/`, `text/`, `pages/`, `messages/<language>.json` and
// `theme.json`.

import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { isRecord } from '../content/language/words/json-record.ts'
import type { LanguageTag } from '../content/types.ts'
import type { Messages, Templates } from '../edition/types.ts'
import type { TemplateSource } from '../ports.ts'

/** @param languages those whose messages are read; if absent, all that have a file */
export function templateFolder(folder: URL, languages?: readonly LanguageTag[]): TemplateSource {
  let loaded: Promise<Templates> | undefined
  return {
    load: () => {
      loaded ??= load(folder, languages)
      return loaded
    },
  }
}

async function load(folder: URL, wanted?: readonly string[]): Promise<Templates> {
  const [emails, partials, text, pages, messages, theme] = await Promise.all([
    readFolder(folder, 'emails'),
    readFolder(folder, 'partials'),
    readFolder(folder, 'text'),
    readFolder(folder, 'pages'),
    readFolder(folder, 'messages'),
    readJson(new URL('theme.json', folder)),
  ])
  return { emails, partials, text, pages, messages: byLanguage(messages, wanted), theme }
}

async function readFolder(folder: URL, name: string): Promise<Record<string, string>> {
  const place = new URL(`${name}/`, folder)
  const entries = await readdir(place, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map((entry) => entry.name)
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(new URL(file, place), 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}

/** The file `en.json` holds the messages in English. */
function byLanguage(files: Record<string, string>, wanted?: readonly string[]): Record<string, Messages> {
  const missing = wanted?.find((language) => !Object.hasOwn(files, `${language}.json`))
  if (missing !== undefined)
    throw new Error(`templates/messages/${missing}.json is missing: the settings name the language`)
  const languages = Object.entries(files).filter(
    ([file]) => file.endsWith('.json') && (wanted?.includes(file.slice(0, -'.json'.length)) ?? true),
  )
  return Object.fromEntries(
    languages.map(([file, text]) => [file.slice(0, -'.json'.length), messagesIn(text, `messages/${file}`)]),
  )
}

function messagesIn(text: string, file: string): Messages {
  const messages = parse(text, file)
  if (!isRecord(messages)) throw new Error(`The template file ${file} holds no messages; write {"key": "words"}`)
  for (const [key, message] of Object.entries(messages)) {
    const isMessage = typeof message === 'string' || (isRecord(message) && Object.values(message).every(isText))
    if (!isMessage) throw new Error(`templates/${file}: "${key}" is neither words nor plural forms; write its words`)
  }
  return messages as Messages
}

const isText = (value: unknown): value is string => typeof value === 'string'

async function readJson(file: URL): Promise<unknown> {
  return parse(await readFile(file, 'utf8'), basename(file.pathname))
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`templates/${file} is not JSON: ${reason}; correct the syntax there`, { cause })
  }
}
