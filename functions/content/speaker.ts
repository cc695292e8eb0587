// Who speaks in a sentence that quotes somebody, where the sentence names them.

const word = "\\p{Lu}[\\p{L}'’.-]*"
const person = `(?:(?:Mr|Mrs|Ms|Dr)\\. )?${word}(?: (?:${word}|de|da|van|von|bin|al))*`
const verb =
  '(?:said|says|told|wrote|writes|argued|argues|added|adds|noted|notes|warned|warns|claimed|claims|explained|stated|states|called|calls|asked|insisted|has called|described|describes)'
const behind = new RegExp(
  `[”"»],? (?:${verb} (?:[\\p{Ll}’'-]+ ){0,5}(${person}(?: and ${person})?)|(?:the )?(?:[\\p{L}’'-]+ ){0,5}?(${person}) ${verb})`,
  'u',
)
/** Between the name and the verb no other subject may stand (“the Black Sea, which he described as …”). */
const between =
  '(?:also|has|had|once|later|then|again|recently|repeatedly|publicly|personally|rightly|even|himself|herself)'
const ahead = new RegExp(`(${person}) (?:${between} ){0,2}${verb}\\b[^“"«”]{0,80}[“"«]`, 'u')

/** @example speakerOf('“No,” said Ann Lee.') // 'Ann Lee' */
export function speakerOf(sentence: string): string | null {
  const text = sentence.slice(0, 800)
  if (!/[“"«]/.test(text)) return null
  const found = behind.exec(text) ?? ahead.exec(text)
  const name = found?.[1] ?? found?.[2]
  return name === undefined ? null : name.replace(/[.,]$/, '')
}
