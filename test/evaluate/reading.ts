// What an editor reads before signing: the editions that a folder of pages gives, one a week, every line as printed.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { examinePage } from '../../functions/content/page/reading/page.ts'
import type { KnownMatter } from '../../functions/content/story/matters/matter-groups.ts'
import { findStories } from '../../functions/content/story/stories/story.ts'
import type { ReadPage, Topic } from '../../functions/content/types.ts'
import { compose, publishedOf } from '../../functions/edition/composition/compose.ts'
import type { EditionDocument, EditionStory, PublishedStory } from '../../functions/edition/types.ts'
import { messagesOf, sayIn } from '../../functions/edition/words/messages.ts'
import { readTemplates } from '../support/samples/templates.ts'
import { listCaps } from './caps.ts'

export interface ReadingOrder {
  /** Folder of `.txt`, `.md` and `.html` pages. */
  folder: string
  /** File of topics, of the form that a list has. */
  topics: string
  /** ISO date of the first delivery day. */
  date: string
  editions: number
}

/** Plain text to be read and judged; a story's number is the one that a list of verdicts names. */
export function readingOf({ folder, topics: file, date, editions }: ReadingOrder): string {
  const topics: Topic[] = JSON.parse(readFileSync(file, 'utf8'))
  const { pages, refused } = readPages(folder)
  const candidates = findStories(pages, topics, listCaps())
  const articles = pages.flatMap((page) => page.articles)
  const ledger: PublishedStory[] = []
  const matters = new Map<string, KnownMatter>()
  const printed = Array.from({ length: editions }, (_, week) => {
    const when = { id: `edition-${week + 1}`, date: daysAfter(date, 7 * week), composedAt: `${date}T06:00:00.000Z` }
    const wording = { language: 'en', say: sayIn('en', messagesOf(readTemplates(), 'en')), date: when.date }
    const earlier = [...matters.values()]
    // As a list would compose it that keeps its stories for ever: without what announces a day that is over.
    const freshness = { days: null, at: `${when.date}T06:00:00.000Z`, since: null, readAt: new Map<string, string>() }
    const material = {
      ...when,
      freshness,
      listName: 'Reading',
      articles,
      candidates,
      topics,
      ledger: [...ledger],
      earlier,
    }
    const { document, matters: told } = compose(material, listCaps(), wording)
    if (document === null) return `## ${when.id}: nothing new`
    for (const story of publishedOf(document)) ledger.push(story)
    for (const matter of told) matters.set(matter.id, matter)
    return `## ${when.id}\n\n${editionText(document)}`
  })
  const head = `# ${folder}: ${pages.length} pages, ${articles.length} articles, ${candidates.length} stories in stock`
  return [head, ...refused, ...printed].join('\n\n')
}

function readPages(folder: string): { pages: ReadPage[]; refused: string[] } {
  const pages: ReadPage[] = []
  const refused: string[] = []
  for (const name of readdirSync(folder).sort()) {
    const examined = examinePage({ name, bytes: readFileSync(join(folder, name)), limit: listCaps().pageBytes })
    if ('refused' in examined) refused.push(`refused: ${name}: ${examined.refused}`)
    else pages.push(examined.page)
  }
  return { pages, refused }
}

const daysAfter = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function editionText({ sections, lead }: EditionDocument): string {
  let number = 0
  const one = (story: EditionStory) => {
    number += 1
    const form = story.id === lead ? 'LEAD' : story.brief ? 'brief' : 'story'
    const facts = `${form}, ${story.first ? 'first' : 'later'} of ${story.article}, matter ${story.matter}`
    const views = story.views.map(({ label, text, disagrees }) => `   ${disagrees ? 'BUT' : 'AND'} ${label}: ${text}`)
    const head = `${number}. ${story.headline ?? `(${story.name})`} [${story.headlineOrigin ?? 'none'}; ${facts}]`
    return [head, `   — ${story.label}`, ...story.sentences.map(({ text }) => `   ${text}`), ...views].join('\n')
  }
  return sections.map(({ topic, stories }) => [`### ${topic.label}`, ...stories.map(one)].join('\n\n')).join('\n\n')
}
