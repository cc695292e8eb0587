// Recognises articles that somebody paid for: advertorials, sponsored articles, partner content. Pages contain many
// advertisements, so the rules look for words about the article itself. A paid article is left out as a whole; a line
// that names the sponsor of a section, or an advert inside an article: `line-patterns-offers.ts`.
import labels from '../../language/lists/paid-article-labels.json' with { type: 'json' }
import papers from '../../language/lists/paper-names.json' with { type: 'json' }
import { splitSentences } from '../../language/sentences/sentence.ts'
import { alternatives } from '../../language/words/word-list.ts'
import type { GenreLine, Rule } from './genre-reading.ts'

const words = labels.labels.join('|')
const label = new RegExp(
  `^\\W{0,3}(?:by |von |par |por |da )?(?:${words})(?:(?: (?:by|from|with|for|von|mit|par|avec|por|con|da)\\b|:| [–—|-]).{1,80})?\\W{0,3}$`,
  'iu',
)
const together =
  /^(?:(?:created|produced|presented|published|made) )?in (?:paid |commercial |association and )?(?:partnership|association) with (.{2,60})$/i
/** Not an advertisement: work together with a newspaper or a fund for reporting. */
const reporting = new RegExp(
  `\\b(?:${alternatives(papers.nouns)}|times|post|guardian|propublica|press|radio|broadcasting|reporting|journalism|university|foundation)\\b`,
  'i',
)

/** `Anzeige: …`, `[Sponsored] …`, before or after a title. */
const titled = new RegExp(
  String.raw`^(?:[[(](?:anzeige|werbung|ad|advertisement|${words})[\])] ?|(?:anzeige|advertisement|${words}) ?[:|–—]+ )\S|\S ?(?:[[(](?:anzeige|werbung|ad|advertisement|${words})[\])]|[|–—-] (?:anzeige|${words}))$`,
  'iu',
)

/** About the article itself, in a sentence. */
const disclosed = [
  /^(?:disclosure: |note: )?(?:this|the following|the above) (?:is|was|article|post|story|content|feature|piece|page|report|video|interview|guide)\b.{0,60}\b(?:sponsored(?: (?:post|article|content|story|feature))?(?: (?:by|from)\b|[.!,]|$)|paid[- ](?:for|content|post|advertis|partner|promotion)|advertorial\b|brought to you by|an advertisement\b|branded content|commissioned and paid)/i,
  /\b(?:editorial|news(?:room)?|editors)\b.{0,80}\b(?:had no (?:role|part|involvement|hand)|(?:was|were) not involved|did not (?:take part|participate))\b.{0,60}\b(?:creation|preparation|production|writing|making|this)\b/i,
  /^(?:this|the) (?:content|article|post|story) (?:is|was|has been) (?:written|produced|created|supplied|provided|prepared) (?:and paid for )?by\b.{0,80}\b(?:advertis|sponsor|brand studio|commercial|on behalf of|paid)/i,
  /^(?:dies(?:er (?:artikel|beitrag|text)|es? (?:ist|advertorial))?|bei diesem (?:artikel|beitrag|text))\b.{0,60}\b(?:anzeige|werbung|gesponsert|bezahlt|advertorial)\b/i,
  /^(?:cet article|ce contenu|este (?:artículo|contenido|artigo|conteúdo)|questo (?:articolo|contenuto))\b.{0,60}\b(?:sponsoris|patrocin|sponsorizzat|publicit|pubblicit)/i,
]

/** Number of lines at the start and at the end of an article that may say who paid. */
const ends = 2
/** Most words of a label, with the name of who paid. */
const mostOfLabel = 14

export const advertisement: Rule = ({ title, lines, atop, before, after, stated }) => {
  if (stated.types.has('AdvertiserContentArticle')) return 'it says so itself'
  if (stated.sponsored !== null) return `its page says “${stated.sponsored}”`
  // Such a line is an offer wherever it comes, and so not a title.
  const name = title || (before.find(({ ended }) => !ended)?.text ?? '')
  if (titled.test(name)) return 'its title says so'
  // Below an article, the same words head what is sold next to it.
  const found = [...atop, ...before, ...lines.slice(0, ends)].find(isLabel)
  if (found !== undefined) return `“${found.text.slice(0, 60)}” stands beside it`
  const said = [...before, ...lines.slice(0, ends), ...lines.slice(-ends), ...after.slice(0, ends)]
    .flatMap(({ text }) => splitSentences(text))
    .find((text) => disclosed.some((one) => one.test(text)))
  return said === undefined ? null : 'it says so itself'
}

function isLabel({ text, words: count }: GenreLine): boolean {
  if (count > mostOfLabel) return false
  const partner = together.exec(text)?.[1]
  return partner === undefined ? label.test(text) : !reporting.test(partner)
}
