// Reads an editor's decisions about an edition, a small file a week, and names every mistake in it: stories dropped,
// held and put first, headlines, matters, sentences; the form of each key, its limits and the words of a refusal.

import { isRecord } from '../../content/language/words/json-record.ts'
import { ownEntry } from '../../content/language/words/own-entry.ts'
import { mayBeExcerpt, sentenceRange } from '../../content/story/excerpts/excerpt.ts'
import { jsonOf } from '../../content/story/topics/operator-json.ts'
import { type DecidedWords, isOneLine, turnsDirection, wordsMistakes } from '../decided-words.ts'
import type { StoryForm } from '../types.ts'
import { parseEditionId } from '../week.ts'

export interface Decisions {
  /** Story ids that come before all others, in this order. Stories of a section stay together. */
  order: string[]
  /** Story ids not to be printed in any edition from this one on. */
  drop: string[]
  /** Story ids that wait for the next edition. */
  hold: string[]
  /** By story id: the text of one of its headline candidates. */
  headlines: Record<string, string>
  /** By story id: a headline written by the editor and marked as theirs. */
  ownHeadlines: Record<string, string>
  /** By story id: consecutive sentences of its article to print instead of the excerpt. */
  sentences: Record<string, string[]>
  /** By story id: how briefings tell it. */
  forms: Record<string, StoryForm>
  /** By story id: the story whose matter it joins. */
  joined: Record<string, string>
  /** Story ids that get a matter of their own. */
  parted: string[]
  /** By story id: the editor's note below it. */
  notes: Record<string, DecidedWords>
  /** The editor's introduction to the edition. */
  introduction: DecidedWords | null
  /** For readers who get the edition's lead story and read a language that it is written in. */
  subject: DecidedWords | null
  preheader: DecidedWords | null
}

/** As stored. */
export interface DecisionsFile {
  /** e.g. `2026-W47.json`; it applies to every run of that week. */
  name: string
  text: string
}

/** The decisions that apply to one edition. */
export interface EditorialDecisions {
  decisions: Decisions
  /** Story ids dropped in earlier weeks' files. */
  droppedBefore: ReadonlySet<string>
}

export const noDecisions: Decisions = {
  order: [],
  drop: [],
  hold: [],
  headlines: {},
  ownHeadlines: {},
  sentences: {},
  forms: {},
  joined: {},
  parted: [],
  notes: {},
  introduction: null,
  subject: null,
  preheader: null,
}

export const noEditorialDecisions: EditorialDecisions = { decisions: noDecisions, droppedBefore: new Set() }

/** A decisions file cannot be used; the message lists every mistake with its entry and what to do. */
export class InvalidDecisions extends Error {
  override name = 'InvalidDecisions'
  readonly file: string
  readonly mistakes: string[]
  constructor(file: string, mistakes: string[]) {
    super(`decisions/${file} cannot be used:\n${mistakes.map((one) => `- ${one}`).join('\n')}`)
    this.file = file
    this.mistakes = mistakes
  }
}

/**
 * Files of later weeks are ignored; of earlier weeks' files, only the dropped stories count.
 *
 * @param week ISO week of the edition
 * @throws InvalidDecisions
 */
export function editorialDecisionsFor(files: readonly DecisionsFile[], week: string): EditorialDecisions {
  const droppedBefore = new Set<string>()
  let decisions = noDecisions
  for (const { name, text } of files) {
    const of = weekIn(name)
    if (of > week) continue
    const read = parseDecisions(text, name)
    if (of === week) decisions = read
    else for (const id of read.drop) droppedBefore.add(id)
  }
  return { decisions, droppedBefore }
}

function weekIn(name: string): string {
  const week = name.replace(/\.json$/, '')
  if (name.endsWith('.json') && parseEditionId(week)?.week === week) return week
  throw new InvalidDecisions(name, [`its name is not a week; rename it, e.g. 2026-W47.json, or remove it`])
}

/** @param name of the file, for messages about its mistakes */
export function parseDecisions(text: string, name: string): Decisions {
  if (text.length > longestFile) throw new InvalidDecisions(name, [`it is larger than ${longestFile} characters`])
  const data = jsonOf(text, (mistake) => new InvalidDecisions(name, [mistake]))
  if (!isRecord(data))
    throw new InvalidDecisions(name, ['it must be an object: { "order": […], "drop": […], "subject": "…" }'])
  const mistakes = [
    ...unknownKeys(data),
    ...lists.flatMap((key) => listMistakes(key, ownEntry(data, key))),
    ...clashes(data),
  ]
  mistakes.push(
    ...headlineMistakes(data['headlines']),
    ...writtenMistakes(data),
    ...lines.flatMap((key) => wordsMistakes(key, ownEntry(data, key))),
  )
  if (mistakes.length > 0) throw new InvalidDecisions(name, mistakes)
  return { ...noDecisions, ...data }
}

/** Most bytes of a file and entries of a list: far more than a full edition needs, and read in one piece. */
const longestFile = 65_536
const longestList = 200

const places = ['order', 'drop', 'hold'] as const
const lists = [...places, 'parted'] as const
const lines = ['introduction', 'subject', 'preheader'] as const

function unknownKeys(data: Record<string, unknown>): string[] {
  const known = Object.keys(noDecisions)
  return Object.keys(data)
    .filter((key) => !known.includes(key))
    .map((key) => `"${key}" is not a decision; known ones are ${known.join(', ')}`)
}

function listMistakes(key: string, value: unknown): string[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) return [`"${key}" must be a list of story ids`]
  if (value.length > longestList) return [`"${key}" names more than ${longestList} stories; shorten it`]
  return value.flatMap((id, at) => {
    if (!isId(id)) return [`"${key}", entry ${at + 1}: it is not a story id; take one from the preview`]
    return value.indexOf(id) < at ? [`"${key}", entry ${at + 1}: "${id}" is listed twice; keep one`] : []
  })
}

/** A story can be put first, dropped or held, but only one of these. */
function clashes(data: Record<string, unknown>): string[] {
  const seen = new Map<string, string>()
  return places.flatMap((key) => {
    const value = ownEntry(data, key)
    const ids = Array.isArray(value) ? value.filter(isId) : []
    return [...new Set(ids)].flatMap((id) => {
      const other = seen.get(id)
      seen.set(id, key)
      return other === undefined ? [] : [`"${id}" is in "${other}" and in "${key}"; keep one`]
    })
  })
}

function headlineMistakes(value: unknown): string[] {
  if (value === undefined) return []
  if (!isRecord(value)) return ['"headlines" must be an object: { "<story id>": "<one of its candidates>" }']
  return Object.entries(value).flatMap(([id, text]) => {
    if (!idForm.test(id)) return [`"headlines": "${id.slice(0, 40)}" is not a story id; take one from the preview`]
    return typeof text === 'string' ? [] : [`"headlines", "${id}": write the text of one of its candidates`]
  })
}

/** Most characters of a headline, as for a standfirst used as one, and of a sentence: longer ones are mistakes. */
export const longestHeadline = 110
const longestSentence = 1000

/** Mistakes in what the editor wrote or cut for single stories. */
function writtenMistakes(data: Record<string, unknown>): string[] {
  return [
    ...storyMistakes('ownHeadlines', ownEntry(data, 'ownHeadlines'), ownHeadlineMistakes),
    ...storyMistakes('sentences', ownEntry(data, 'sentences'), (texts, name) =>
      Array.isArray(texts) && mayBeExcerpt(texts.length) && texts.every((text) => isLine(text, longestSentence))
        ? []
        : [`${name}: write a list of ${sentenceRange} sentences as the article has them`],
    ),
    ...storyMistakes('forms', ownEntry(data, 'forms'), (form, name) =>
      form === 'story' || form === 'brief' ? [] : [`${name}: write "story" or "brief"`],
    ),
    ...storyMistakes('joined', ownEntry(data, 'joined'), (other, name) =>
      isId(other) ? [] : [`${name}: write the id of the story whose matter it joins`],
    ),
    ...storyMistakes('notes', ownEntry(data, 'notes'), (said, name) => wordsMistakes('notes', said, name)),
  ]
}

/** @param name its place in the file, e.g. `"ownHeadlines", "<story id>"` */
export function ownHeadlineMistakes(text: unknown, name: string): string[] {
  const form = `write one plain line of at most ${longestHeadline} characters, without invisible characters`
  return isLine(text, longestHeadline) && !turnsDirection(String(text)) ? [] : [`${name}: ${form}`]
}

function storyMistakes(key: string, value: unknown, check: (value: unknown, name: string) => string[]): string[] {
  if (value === undefined) return []
  if (!isRecord(value)) return [`"${key}" must be an object: { "<story id>": … }`]
  return Object.entries(value).flatMap(([id, said]) =>
    idForm.test(id)
      ? check(said, `"${key}", "${id}"`)
      : [`"${key}": "${id.slice(0, 40)}" is not a story id; take one from the preview`],
  )
}

const isLine = (value: unknown, limit: number) =>
  typeof value === 'string' && value.trim() !== '' && value.length <= limit && isOneLine(value)

const idForm = /^[A-Za-z0-9_-]{1,64}$/

const isId = (value: unknown): value is string => typeof value === 'string' && idForm.test(value)
