// Whether a sentence may open a later story of an article. Readers of a later story know nothing about the article, so
// more is required than within it: the sentence must name someone, must not address anyone in particular, and must not
// go back before something untold.
import type { ArticleContext } from '../names/article-context.ts'
import { isKnownName } from '../names/known-names.ts'
import { outsideQuotations } from '../sentences/quotation.ts'
import { contentStems } from '../words/terms.ts'
import { tokensOf } from '../words/tokens.ts'
import { isRare } from '../words/word-frequency.ts'
import { opensOnTheThing } from './given-noun.ts'
import { qualifiers, relationalNouns } from './standalone-words.ts'

/** @returns why it may not open one, `null` if it may */
export function opensLater(sentence: string, article: Pick<ArticleContext, 'opening'>): string | null {
  const own = outsideQuotations(sentence)
  if (/^["“‘']/.test(sentence)) return 'opens with what somebody said'
  if (goesOn.test(own)) return 'goes on with a tale'
  if (pointsAtAll.test(own) || asksOfWhat(own) || opensOnTheThing(tokensOf(sentence))) return 'takes up what was told'
  if (stepsBack(own)) return 'steps back behind what was told'
  if (!named.test(own) && !isKnownName(/^\p{L}+/u.exec(own)?.[0] ?? '')) return 'names nothing'
  return isOnArticle(sentence, article) ? null : 'on something else'
}

const goesOn =
  /^(?:Though|Now|Before long|Within (?:hours|minutes|days)|With (?:less|more|fewer|so|no|all)\b|(?:\p{L}+ ){1,2}(?:hours|days|weeks|months) in(?:to)?\b)/u

/** `All three substances …`, `Both sides …`, `The new law sets …` */
const pointsAtAll =
  /^(?:All (?:two|three|four|five|six|seven|eight|\d+)|Both|Neither|Either) \p{Ll}|^The (?:new|latest|recent|proposed|current|expanded|revised|planned|updated) \p{Ll}+ (?!(?:of|for|in|on|to|at|that|which|who)\b)/u

/** `Highlights will include …`: of what? */
function asksOfWhat(own: string): boolean {
  const [first = '', second = ''] = own.split(' ', 2)
  return (partsOf.test(first) || relationalNouns.has(first.toLowerCase())) && !qualifiers.has(second)
}

const partsOf = /^(?:Highlights|Details|Results|Proceeds|Features|Topics|Tickets|Prices)$/

/** `A jury had awarded them four million`: before what was told last, unless its own sentence says before what. */
const stepsBack = (own: string) => pastPerfect.test(own) && !ownTime.test(own)
const pastPerfect =
  /\bhad (?:not |\p{Ll}+ly |just |long )?(?:\p{Ll}+ed|\p{Ll}+en|won|lost|said|told|made|sold|put|set|left|met|come|become|gone|done|found|built|bought|brought|paid|spent|sent|kept|held|led)\b/u
const ownTime = /\b(?:when|before|after|until|once|since|because|if|who|which|that|by the time|\d{4})\b/

/** Inside it, or more than one word at its beginning. */
const named =
  /(?<=[\p{L}\d,;:”’)] [“"‘'(]?)\p{Lu}\p{L}|^\p{Lu}[\p{L}.’'-]* \p{Lu}\p{L}|^(?!(?:It|That|There|Here|He|She|What|Who|Where|Let)[’'])\p{Lu}\p{L}+[’']s /u

/** A rare word from the article's opening, two other words, or one next to a name that everyone knows. */
function isOnArticle(sentence: string, { opening }: Pick<ArticleContext, 'opening'>): boolean {
  if (opening.size === 0) return true
  const shared = new Set(contentStems(sentence).filter((stem) => opening.has(stem)))
  const [one] = shared
  if (one === undefined || shared.size > 1 || isRare(one)) return one !== undefined
  return (sentence.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}’'-]+/gu) ?? []).some((name) => isKnownName(name))
}
