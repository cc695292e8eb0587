// Chooses the sentences that tell most of one or several texts, in the texts' own words: early in its text, near to
// what all of it speaks of, and unlike what is chosen already (maximal marginal relevance, Carbonell and Goldstein,
// 1998).
import { countWords } from './fold.ts'
import { standsAlone } from './standalone.ts'
import { contentStems } from './terms.ts'

/** Where a chosen sentence stands: indexes into what was given. */
export interface Picked {
  document: number
  paragraph: number
  sentence: number
}

export interface SummaryLimits {
  /** Sentences at most; three where neither limit is given. */
  sentences?: number
  /** Words at most. */
  words?: number
}

interface Sentence extends Picked {
  words: number
  /** Place among all sentences of its document. */
  rank: number
  alone: boolean
  stems: Set<string>
  worth: number
}

/**
 * The sentences of a summary in reading order. `documents` are lists of paragraphs, which are lists of sentences; of
 * several documents the last is the newest and comes first. Both limits bind. A sentence stands alone or right behind a
 * chosen one.
 */
export function summarise(documents: string[][][], limits: SummaryLimits = {}): Picked[] {
  const { sentences: given, words = Number.POSITIVE_INFINITY } = limits
  const most = given ?? (words === Number.POSITIVE_INFINITY ? 3 : words)
  const all = weighed(documents)
  const chosen: Sentence[] = []
  let left = words
  while (chosen.length < most) {
    const next = best(all, chosen, left)
    if (next === null) break
    chosen.push(next)
    left -= next.words
  }
  return chosen
    .sort((a, b) => a.document - b.document || a.rank - b.rank)
    .map(({ document, paragraph, sentence }) => ({ document, paragraph, sentence }))
}

function best(all: Sentence[], chosen: Sentence[], words: number): Sentence | null {
  let found: Sentence | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const one of all) {
    const behind = chosen.some((other) => other.document === one.document && other.rank === one.rank - 1)
    if (one.words > words || chosen.includes(one) || !(one.alone || behind)) continue
    const same = Math.max(0, ...chosen.map((other) => overlap(one.stems, other.stems)))
    if (same >= theSame) continue
    const value = one.worth - redundancy * same
    if (value > most) {
      most = value
      found = one
    }
  }
  return found
}

/** What saying the same again costs, against 1 for the first sentence of the newest text. */
const redundancy = 0.9
/** Share of a sentence's words from which it says nothing new. */
const theSame = 0.75
const early = 1
const central = 1.3
/** How fast the worth of a place falls; the share of it that the document before has. */
const fade = 0.12
const older = 0.75
/** 0 rewards long sentences, 1 none. */
const lengthPenalty = 0.5
const shortest = 6
const longest = 45

function weighed(documents: string[][][]): Sentence[] {
  const all = documents.flatMap(sentencesOf)
  const weight = importance(all)
  const most = Math.max(1e-9, ...all.map((one) => told(one, weight)))
  for (const one of all) {
    const age = documents.length - 1 - one.document
    const place = older ** age / (1 + fade * one.rank)
    const length = one.words < shortest || one.words > longest ? 0.3 : 0
    one.worth = early * place + (central * told(one, weight)) / most - length
  }
  return all
}

/** How near each sentence, given by its stems, is to what all of a text speaks of: 0–1, as the centroid of a summary
 * has it. */
export function centralityOf(paragraphs: readonly (readonly (readonly string[])[])[]): number[][] {
  const stems = paragraphs.map((some) => some.map((one) => ({ stems: new Set(one) })))
  const weight = importance(stems.flat())
  const values = stems.map((some) => some.map((one) => told(one, weight)))
  const most = values.flat().reduce((largest, one) => Math.max(largest, one), 1e-9)
  return values.map((some) => some.map((one) => one / most))
}

/** What a text says often is what it is about. */
function importance(all: readonly Pick<Sentence, 'stems'>[]): Map<string, number> {
  const weight = new Map<string, number>()
  for (const { stems } of all) for (const stem of stems) weight.set(stem, (weight.get(stem) ?? 0) + 1)
  return weight
}

function told({ stems }: Pick<Sentence, 'stems'>, weight: Map<string, number>): number {
  let sum = 0
  for (const stem of stems) sum += weight.get(stem) ?? 0
  return sum / Math.max(stems.size, 1) ** lengthPenalty
}

function sentencesOf(paragraphs: string[][], document: number): Sentence[] {
  let rank = 0
  return paragraphs.flatMap((texts, paragraph) =>
    texts.map((text, sentence) => ({
      document,
      paragraph,
      sentence,
      words: countWords(text),
      rank: rank++,
      alone: standsAlone(text, { paragraph: texts, index: sentence }).ok,
      stems: new Set(contentStems(text)),
      worth: 0,
    })),
  )
}

/** Share of the shorter sentence's stems that the other has too. */
function overlap(a: Set<string>, b: Set<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let shared = 0
  for (const stem of small) if (large.has(stem)) shared += 1
  return small.size === 0 ? 0 : shared / small.size
}
