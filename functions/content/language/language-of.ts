// The language of a text, by the small words that only it uses often; `und` (undetermined) where none stands out.

const smallWords: [language: string, words: string][] = [
  ['en', 'the of and to in that is was for with as by are from this have not'],
  ['de', 'der die und das den von zu mit sich des auf ist nicht eine dem'],
  ['fr', 'le la les des et est dans pour que une du qui sur pas au'],
  ['es', 'el la los que de y en las del por con una para es se'],
  ['it', 'il che di la per un del non sono della gli con si'],
  ['pt', 'o que de a em os do da para com uma não se no'],
  ['nl', 'de het een van en dat in is op te niet met zijn'],
]

/** The languages of each small word. */
const speaking = new Map<string, number[]>()
for (const [n, [, words]] of smallWords.entries()) {
  for (const word of words.split(' ')) speaking.set(word, [...(speaking.get(word) ?? []), n])
}

export function languageOf(paragraphs: { text: string }[]): string {
  const counts = smallWords.map(() => 0)
  let all = 0
  for (const { text } of paragraphs.slice(0, 12)) {
    for (const word of text
      .slice(0, 2000)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []) {
      all += 1
      if (word.length <= longest) for (const n of speaking.get(word) ?? []) counts[n] = (counts[n] ?? 0) + 1
    }
  }
  const ranked = counts.map((count, n) => ({ language: smallWords[n]?.[0] ?? 'und', share: count / Math.max(all, 1) }))
  const [best, second] = ranked.sort((a, b) => b.share - a.share)
  return best && best.share >= 0.15 && best.share > (second?.share ?? 0) + 0.03 ? best.language : 'und'
}

/** Letters of the longest small word. */
const longest = 5
