// Recognises pages of a site that are not articles: about the site itself, its corrections, fiction.
import { counted, matching, type Rule } from './genre-reading.ts'

const correctionsTitle =
  /^(?:corrections?|clarifications?|errata)(?: (?:and|&) (?:corrections?|clarifications?))?(?:$|[:,|–—-]| (?:for|of|to)\b)/i
const corrects =
  /\b(?:misstated|misspelled|misspelt|misidentified|mistakenly|incorrectly|erroneously|wrongly|in error|an? earlier version|was wrong|we (?:said|wrote|stated))\b/i

// Numbers of this file were chosen by reading; what more or less of each moves: docs/decisions/094.
/** Fewest lines with a correction, and most characters of a line that are examined. */
const fewestCorrections = 2
const mostCharacters = 400

export const corrections: Rule = ({ title, lines, before }) => {
  const titled = correctionsTitle.test(title || (before.at(-1)?.text ?? ''))
  const found = matching(lines, corrects).length
  return titled && found >= fewestCorrections ? counted(found, 'correction') : null
}

const aboutTitle =
  /^(?:about(?: us| me| (?:this|the|our) [\p{L}\p{N} ’'-]{2,40})?|who we are|our (?:team|story|mission|history|newsroom|standards)|colophon|masthead|über uns|qui sommes-nous|quiénes somos|chi siamo|quem somos|hakkımızda|о нас|про нас|من نحن)(?:$| ?[|–—:-])/iu
/** After the name of the site: `The Packet: Colophon`. */
const behindSite = /[:|–—-] ?(?:about(?: us| me| this (?:web)?site)?|colophon|masthead|impressum)$/iu
const ofItself =
  /\b(?:(?:this|the) (?:web)?site|(?:these|the) pages|we|our|us|I|my|me|wir|unsere?|nous|notre|nos|nuestr[oa]s?|noi|nostr[aoei]|biz|мы|наш\p{L}*)\b/iu

/** Least share of the paragraphs in which a site speaks about itself. */
const ownShare = 0.5

export const selfDescription: Rule = ({ title, before, prose }) => {
  const name = title || (before.at(-1)?.text ?? '')
  const end = behindSite.exec(name)
  if (!aboutTitle.test(name) && end === null) return null
  const site = name.slice(0, end?.index ?? 0).trim()
  const own = prose.filter(
    ({ text }) => ofItself.test(text.slice(0, mostCharacters)) || (site !== '' && text.includes(site)),
  )
  return own.length >= ownShare * prose.length ? 'its title and its sentences say so' : null
}

const chapter = /\b(?:chapter|episode|part|book|volume|kapitel|chapitre|capítulo|capitolo|bölüm|глава)\b/iu
const speech = /^[“"«„‘—–]/

/** Fewest lines of speech, their share, and their words: characters in fiction speak in short turns, often unnamed. */
const fewestSpoken = 20
const spokenShare = 0.3
const mostWords = 25

export const fiction: Rule = ({ title, lines, signed, stated }) => {
  const spoken = matching(lines, speech)
  const words = spoken.reduce((sum, line) => sum + line.words, 0) / Math.max(spoken.length, 1)
  if (spoken.length < fewestSpoken || spoken.length < spokenShare * lines.length || words > mostWords) return null
  const said = chapter.test(title) || stated.types.has('Book') || stated.types.has('Chapter')
  return said || !signed ? `${spoken.length} turns of speech` : null
}
