// Templates from a folder on disk: `emails/`, `partials/`, `text/`, `pages/`, `messages/<language>.json` and `theme.json`.
import { readdir, readFile } from 'node:fs/promises'
import type { Messages, Templates } from '../edition/types.ts'
import type { TemplateSource } from '../ports.ts'

export function templateFolder(folder: URL): TemplateSource {
  let loaded: Promise<Templates> | undefined
  return {
    load: () => {
      loaded ??= load(folder)
      return loaded
    },
  }
}

async function load(folder: URL): Promise<Templates> {
  const [emails, partials, text, pages, messages, theme] = await Promise.all([
    readFolder(folder, 'emails'),
    readFolder(folder, 'partials'),
    readFolder(folder, 'text'),
    readFolder(folder, 'pages'),
    readFolder(folder, 'messages'),
    readJson(new URL('theme.json', folder)),
  ])
  return { emails, partials, text, pages, messages: byLanguage(messages), theme }
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

/** File `en.json` holds the messages in English. */
function byLanguage(files: Record<string, string>): Record<string, Messages> {
  const languages = Object.entries(files).filter(([file]) => file.endsWith('.json'))
  return Object.fromEntries(
    languages.map(([file, text]) => [file.slice(0, -'.json'.length), parse(text, `messages/${file}`) as Messages]),
  )
}

async function readJson(file: URL): Promise<unknown> {
  return parse(await readFile(file, 'utf8'), file.pathname)
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Error(`The template file ${file} is not JSON: ${String(cause)}`, { cause })
  }
}
