// Lists all genres that are not printed (recipes, live blogs, letters, adverts and so on), in order: the first whose
// rule matches decides. What is printed and should not be (horoscopes, crosswords, obituaries) is a new line here. The
// rules, in the files beside it, look for what every page of a kind has (quantities, times of day, signatures, prices),
// and never depend on a site.
import type { Article, Unprintable } from '../../types.ts'
import type { KindBlock } from '../lines/split.ts'
import { biography } from './author-note.ts'
import { documentation } from './documentation.ts'
import { factCheck } from './fact-check.ts'
import { frontPage } from './front-page.ts'
import { type Genre, type GenreReading, genreReading, type Rule, readingOfBlocks } from './genre-reading.ts'
import { adviceColumn, letters } from './letters.ts'
import { lineUps, list, numbers, recipe, releaseNotes, table } from './lists.ts'
import { liveBlog } from './live-blog.ts'
import { consentNotice, policy, scriptShell } from './notices-and-policies.ts'
import { advertisement } from './paid.ts'
import { paywall, teaser } from './paywall.ts'
import { roundUp } from './round-up.ts'
import { offer, shoppingList } from './shop-pages.ts'
import { corrections, fiction, selfDescription } from './site-pages.ts'
import type { StatedKind } from './stated-kind.ts'
import { thread, transcript } from './transcript.ts'

/** The first that matches decides; the last ones match anything that is not running text. */
const rules: [Genre, Rule, words: string][] = [
  ['script shell', scriptShell, 'a script shell or an error page'],
  ['consent notice', consentNotice, 'a consent notice'],
  ['policy', policy, 'a policy'],
  ['corrections', corrections, 'a page of corrections'],
  ['self-description', selfDescription, 'a self-description of its site'],
  ['fiction', fiction, 'fiction'],
  ['fact check', factCheck, 'a check of a claim that others made'],
  ['advertisement', advertisement, 'an advertisement'],
  ['paywall', paywall, 'the front of a paywall'],
  ['recipe', recipe, 'a recipe'],
  ['live blog', liveBlog, 'a live blog'],
  ['advice column', adviceColumn, 'an advice column'],
  ['forum', thread, 'a discussion among readers'],
  ['letters', letters, 'a page of letters'],
  ['transcript', transcript, 'a transcript'],
  ['biography', biography, 'a biography and nothing else'],
  ['release notes', releaseNotes, 'release notes'],
  ['line-up', lineUps, 'a line-up'],
  ['shopping list', shoppingList, 'a shopping list'],
  ['documentation', documentation, 'documentation'],
  ['offer', offer, 'an offer'],
  ['round-up', roundUp, 'a round-up of other articles'],
  ['front page', frontPage, 'the front page of a site'],
  ['list', numbers, 'a list'],
  ['table', table, 'a table'],
  ['list', list, 'a list'],
  ['teaser', teaser, 'a teaser'],
]

/** Why nothing of an article can be printed; `null` if it can. `blocks`: the lines of its part of the page. */
export function unprintable(
  article: Pick<Article, 'title' | 'paragraphs' | 'headings' | 'byline'> &
    Partial<Pick<Article, 'publication' | 'url'>>,
  blocks: readonly KindBlock[],
  stated: StatedKind,
): Unprintable | null {
  return verdictOn(genreReading(article, blocks, stated))
}

/** What kind of page the lines are if they contain no article; `null` if they do not show it. */
export function kindOfLines(blocks: readonly KindBlock[], stated: StatedKind): Unprintable | null {
  return blocks.length === 0 ? null : verdictOn(readingOfBlocks(blocks, stated))
}

function verdictOn(reading: GenreReading): Unprintable | null {
  for (const [kind, rule, words] of rules) {
    const saw = rule(reading)
    if (saw !== null) return { kind, reason: `it is ${words} (${saw})` }
  }
  return null
}
