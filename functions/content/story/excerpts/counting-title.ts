// What a title counts: `Five pillars of a good quay`. A text that says neither the number nor the things does not tell
// what the title promises.

import { contentStems } from '../../language/words/terms.ts'

const numbers = [
  ['two', '2'],
  ['three', '3'],
  ['four', '4'],
  ['five', '5'],
  ['six', '6'],
  ['seven', '7'],
  ['eight', '8'],
  ['nine', '9'],
  ['ten', '10'],
  ['eleven', '11'],
  ['twelve', '12'],
]

/** At the head of a title or behind its colon, with up to three words before the things. */
const counting = new RegExp(
  String.raw`(?:^|[:?!] )(?:(?:the|our|my|these) )?(?:top )?(${numbers.flat().join('|')}|1[3-9]|[2-9]0) ((?:[\p{L}.'’-]+ ){0,3}?)([\p{L}-]{3,}s)(?= (?:of|for|to|that|from|in|with|you|every|we)\b|[,:]|$)`,
  'iu',
)

/** Of time, sums and sport, which news has in titles, and things that are only words for what follows. */
const measures =
  /^(?:years|months|weeks|days|hours|minutes|seconds|decades|times|dollars|euros|pounds|degrees|metres|meters|miles|feet|goals|points|wins|games|seasons|percents?|thousands|millions|billions|things|ways|reasons|tips|facts)$/i

/** True if a text says what its title counts, or how many; true of every text if the title counts nothing. */
export function tellsCounted(title: string): (stems: readonly string[], text: string) => boolean {
  const [, number = '', , things = ''] = counting.exec(title) ?? []
  if (number === '' || measures.test(things)) return () => true
  const [thing = ''] = contentStems(things).slice(-1)
  const said = numbers.find((forms) => forms.includes(number.toLowerCase())) ?? [number]
  const saysNumber = new RegExp(`(?<![\\p{L}\\d.,])(?:${said.join('|')})(?![\\p{L}\\d])`, 'iu')
  return (stems, text) => stems.includes(thing) || saysNumber.test(text)
}
