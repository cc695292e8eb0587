// The language of a text, by the small words that only it uses often; `und` (undetermined) where none stands out.

const smallWords: Record<string, string> = {
  en: 'the of and to in that is was for with as by are from this have not',
  de: 'der die und das den von zu mit sich des auf ist nicht eine dem',
  fr: 'le la les des et est dans pour que une du qui sur pas au',
  es: 'el la los que de y en las del por con una para es se',
  it: 'il che di la per un del non sono della gli con si',
  pt: 'o que de a em os do da para com uma não se no',
  nl: 'de het een van en dat in is op te niet met zijn',
}

export function languageOf(paragraphs: { text: string }[]): string {
  const words = paragraphs.slice(0, 12).flatMap(
    (one) =>
      one.text
        .slice(0, 2000)
        .toLowerCase()
        .match(/\p{L}+/gu) ?? [],
  )
  const shares = Object.entries(smallWords).map(([language, list]) => {
    const small = new Set(list.split(' '))
    return { language, share: words.filter((word) => small.has(word)).length / Math.max(words.length, 1) }
  })
  const [best, second] = shares.sort((a, b) => b.share - a.share)
  return best && best.share >= 0.15 && best.share > (second?.share ?? 0) + 0.03 ? best.language : 'und'
}
