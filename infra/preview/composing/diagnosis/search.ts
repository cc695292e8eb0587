// Finds where in the files an error comes from: each kind of error names something that can be searched for.
import Handlebars from 'handlebars'
import type { TextFile } from './files.ts'
import { brokenJsonLine } from './json-place.ts'

export interface Place {
  file: TextFile
  line: number
}

/** @param files the most likely first */
export function placeOf(message: string, files: readonly TextFile[]): Place | null {
  for (const look of [brokenJson, brokenHandlebars, mjmlLine, wantedWord, namedInFile]) {
    const place = look(message, files)
    if (place !== null) return place
  }
  return null
}

function brokenJson(message: string, files: readonly TextFile[]): Place | null {
  if (!/JSON/.test(message)) return null
  for (const file of files.filter(({ name }) => name.endsWith('.json'))) {
    const line = brokenJsonLine(file.text)
    if (line !== null) return { file, line }
  }
  return null
}

/** Templates are cut and folded before they are compiled, so the line is found by parsing the original file. */
function brokenHandlebars(message: string, files: readonly TextFile[]): Place | null {
  if (!/cannot be read as a template|Parse error|doesn't match|Lexical error/.test(message)) return null
  for (const file of files.filter(({ name }) => /\.(?:hbs|mjml|txt)$/.test(name))) {
    try {
      Handlebars.parse(file.text)
    } catch (error) {
      const line = /(?:on line |- )(\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
      if (line !== undefined) return { file, line: Number(line) }
    }
  }
  return null
}

/** `Line 12 of … (mj-foo) — Element mj-foo doesn't exist` */
function mjmlLine(message: string, files: readonly TextFile[]): Place | null {
  const line = /\bLine (\d+) of /i.exec(message)?.[1]
  const file = line === undefined ? undefined : namedFile(message, files)
  return line === undefined || file === undefined ? null : { file, line: Number(line) }
}

/** What an error says is missing, and what its use looks like. */
const wanted: { error: RegExp; looksLike: (name: string) => RegExp }[] = [
  { error: /"([\w.-]{1,80})" not defined in/, looksLike: (name) => new RegExp(`\\{\\{[^}]*\\b${name}\\b`) },
  { error: /Missing helper: "([\w.-]{1,80})"/, looksLike: (name) => new RegExp(`\\{\\{[^}]*\\b${name}\\b`) },
  { error: /[Tt]he partial ([\w.-]{1,80}) could not be found/, looksLike: (name) => new RegExp(`\\{\\{> ?${name}\\b`) },
  { error: /\.json has no "([\w.-]{1,80})"/, looksLike: (name) => new RegExp(`\\{\\{[^}]*"${name}"`) },
]

function wantedWord(message: string, files: readonly TextFile[]): Place | null {
  for (const { error, looksLike } of wanted) {
    const name = error.exec(message)?.[1]
    if (name === undefined) continue
    const pattern = looksLike(name.replaceAll('.', '\\.'))
    for (const file of files) {
      const line = lineWith(file, (text) => pattern.test(text))
      if (line !== null) return { file, line }
    }
  }
  return null
}

/** A file and something in it: a token, a key, the position of a topic. */
function namedInFile(message: string, files: readonly TextFile[]): Place | null {
  const file = namedFile(message, files)
  if (file === undefined) return null
  const said = [...message.matchAll(/\{\{[^{}]{1,80}\}\}|⟦[^⟦⟧]{1,40}⟧|"([^"\n]{1,80})"/g)]
  for (const [token, quoted] of said) {
    const words = quoted === undefined ? [token] : [`"${quoted}"`, `"${quoted.split('.').at(-1)}"`, quoted]
    for (const word of words) {
      const line = lineWith(file, (text) => text.includes(word))
      if (line !== null) return { file, line }
    }
  }
  return null
}

/** The file of which the message contains the longest ending: `emails/briefing.mjml`, `messages/en.json`. */
export function namedFile(message: string, files: readonly TextFile[]): TextFile | undefined {
  const ending = (name: string, parts: number) => name.split('/').slice(-parts).join('/')
  for (const parts of [3, 2, 1]) {
    const found = files.find(({ name }) => message.includes(ending(name, parts)))
    if (found !== undefined) return found
  }
  return undefined
}

function lineWith({ text }: TextFile, fits: (line: string) => boolean): number | null {
  const at = text.split('\n').findIndex(fits)
  return at === -1 ? null : at + 1
}
