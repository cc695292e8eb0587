// Detects the language of a text by its letter sequences (`eld`, N-grams in UTF-8); `und` (undetermined) if no language
// stands out. What a page or feed states of its language, and when that counts: `page/reading/page.ts`.
import { eld } from 'eld/extrasmall'
import type { LanguageTag } from '../../types.ts'
import english from '../lists/english-words.json' with { type: 'json' }
import { anyOf } from '../words/word-list.ts'
import { recognised } from './recognised-languages.ts'

const detector = eld.newInstance()
detector.setLanguageSubset([...recognised])

/** Most pieces that are examined: `eld` reads only 350 bytes of what it is given. */
const mostPieces = 5
const charactersEach = 350
/** Fewest of a rest. Chosen, not measured. */
const fewestOfRest = 150
/** Share of the mean score of texts in the language; an unknown language scores .82 to .96 as its closest relative. */
const likeEnough = 0.95
/** By how much the best must be ahead of the next. */
const ahead = 0.005

/**
 * The language of most pieces of a text; `und` rather than a guess.
 * @example languageOf([{ text: 'Der Rat hat am Dienstag eine neue Brücke beschlossen.' }]) // 'de'
 */
export function languageOf(body: readonly { text: string }[]): LanguageTag {
  const { pieces, rest } = piecesOf(body)
  const votes = new Map<LanguageTag, number>()
  for (const [n, piece] of pieces.entries()) {
    const language = languageOfPiece(piece)
    if (language !== 'und') votes.set(language, (votes.get(language) ?? 0) + 1)
    const [first, second] = mostVoted(votes)
    const left = pieces.length - 1 - n
    if (first !== undefined && first[1] > (second?.[1] ?? 0) + left) return first[0]
  }
  // The rest of a short text may show what its first piece, full of names and numbers, does not.
  return votes.size === 0 && rest.length >= fewestOfRest ? languageOfPiece(rest) : 'und'
}

/** Whether a text may be in the language that its page states: templates state `en` for any text. Of 560 English pages
 * all but two tables have enough English small words; of six in Zulu, Xhosa and Swahili none has. */
export function mayBeIn(language: LanguageTag, body: readonly { text: string }[]): boolean {
  if (language !== 'en') return true
  const { pieces } = piecesOf(body)
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const found = pieces.reduce((sum, piece) => sum + (piece.match(englishWords)?.length ?? 0), 0)
  return length < charactersEach || found * mostCharactersPerWord >= length
}
const mostCharactersPerWord = 300

const mostVoted = (votes: ReadonlyMap<LanguageTag, number>) => [...votes].sort((a, b) => b[1] - a[1])

/** The first paragraphs, where short ones are joined, and what is left behind them. */
function piecesOf(body: readonly { text: string }[]): { pieces: string[]; rest: string } {
  const pieces: string[] = []
  let open = ''
  for (const { text } of body) {
    open += `${open === '' ? '' : ' '}${text.slice(0, charactersEach)}`
    if (open.length < charactersEach) continue
    pieces.push(open)
    open = ''
    if (pieces.length === mostPieces) return { pieces, rest: '' }
  }
  return pieces.length === 0 && open !== '' ? { pieces: [open], rest: '' } : { pieces, rest: open }
}

function languageOfPiece(piece: string): LanguageTag {
  if (isPlainlyEnglish(piece)) return 'en'
  // `eld` expects composed letters; some systems store é as e and a mark.
  const found = detector.detect(piece.normalize('NFC'))
  if (found.language === '') return 'und'
  const [best = 0, next = 0] = Object.values(found.getScores())
  // No other language uses any of its letters.
  if (next === 0) return found.isReliable() ? found.language : 'und'
  // The threshold is missing in its type declaration.
  const isReliable: (threshold: number) => boolean = found.isReliable
  return isReliable(likeEnough) && best - next >= ahead ? found.language : 'und'
}

/** Small words that no other language has: several different ones, one per so many characters, and some in either half
 * of the text (it may quote another language). They recognise most of an English stock in a hundredth of the time. */
const englishWords = anyOf(english.words, 'gi')
const charactersPerWord = 70
const fewestInHalf = 2
const fewestDifferent = 3

function isPlainlyEnglish(piece: string): boolean {
  const middle = Math.floor(piece.length / 2)
  const halves = [piece.slice(0, middle), piece.slice(middle)].map((half) => half.match(englishWords) ?? [])
  const found = halves.flat()
  return (
    found.length * charactersPerWord >= piece.length &&
    halves.every(({ length }) => length >= fewestInHalf) &&
    new Set(found).size >= fewestDifferent
  )
}
