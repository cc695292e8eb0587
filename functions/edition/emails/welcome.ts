// The email to a reader who has just confirmed: when the first briefing comes, and stories to read until then. Sets how
// many stories per topic it has.
import type { LanguageTag } from '../../content/types.ts'
import { type Cadence, cadenceWords } from '../../subscription/cadence.ts'
import { place } from '../briefing/placement.ts'
import { quotedWords, type StoryView, storyView } from '../frame/story-view.ts'
import { languageOnSite, storyUrl, subscribeUrl } from '../site-url.ts'
import type { EditionDocument, EditionStory } from '../types.ts'
import { directionOf, formatDate, formatDay, formatHour, zoneName } from '../words/messages.ts'
import { readingMinutes } from '../words/reading-time.ts'
import { preheaderOf } from '../words/subject.ts'
import {
  type EmailContext,
  type EmailWriter,
  emailWriterFor,
  printedTopics,
  type TransactionalEmail,
} from './transactional-email.ts'

export interface WelcomeFacts {
  /** Language of the frame. */
  language: LanguageTag
  /** Ids of the topics the reader chose. */
  topics: readonly string[]
  /** When the first briefing comes; `date` is a day of the reader's calendar, `null` if none is expected. */
  first: { date: string | null; hour: number; zone: string }
  cadence: Cadence
  /** The date of the email (ISO date), for “Written January 2022” on old articles. */
  date: string
  /** The edition that the stories come from; `null` for a welcome without stories. */
  edition: EditionDocument | null
  /** Languages in which it is on the site. */
  languages?: readonly LanguageTag[] | undefined
  leaveUrl: string
  preferencesUrl: string
  /** `caps.htmlBytes`; above it the lowest-ranked stories become one-line links. */
  htmlBytes: number
}

/** Most stories per topic in a welcome: a number of its own, so that a first email stays short however many stories per
 * topic the list's editions have (`caps.storiesPerTopic`). Chosen, not measured. */
const mostPerTopic = 3

/** The stories of an edition in a welcome for a reader of these topics: at most three per topic, each under the best of
 * their topics. */
export function welcomeStories(document: EditionDocument, topics: readonly string[]): EditionStory[] {
  return placedIn(document, topics).flatMap(({ stories }) => stories)
}

export function composeWelcome(emailContext: EmailContext, facts: WelcomeFacts): TransactionalEmail {
  const writer = emailWriterFor(emailContext, 'welcome', facts.language)
  const sections = facts.edition === null ? [] : sectionsOf(emailContext, writer, facts, facts.edition)
  const worstFirst = sections.flatMap(({ stories }) => stories).sort((a, b) => a.score - b.score)
  let email = write(emailContext, writer, facts, sections)
  for (const story of worstFirst) {
    if (Buffer.byteLength(email.html) <= facts.htmlBytes) break
    story.short = true
    email = write(emailContext, writer, facts, sections)
  }
  return email
}

interface PrintedSection {
  label: string
  colour: string
  stories: PrintedStory[]
}

interface PrintedStory extends StoryView {
  score: number
  /** Words of quoted text. */
  words: number
  /** Printed as one line, for lack of room. */
  short: boolean
}

function sectionsOf(
  emailContext: EmailContext,
  { language, say }: EmailWriter,
  facts: WelcomeFacts,
  document: EditionDocument,
): PrintedSection[] {
  const wording = { language, say, date: facts.date }
  const printed = printedTopics({ ...emailContext, topics: document.topics }, facts.topics, language)
  return placedIn(document, facts.topics).map(({ topic, stories }) => ({
    label: printed.find(({ id }) => id === topic)?.label ?? topic,
    colour: printed.find(({ id }) => id === topic)?.colour ?? '',
    stories: stories.map((story) => {
      const url = storyUrl(emailContext.list.siteUrl, document.id, story, languageOnSite(facts.languages, language))
      return {
        ...storyView(document, story, topic, wording, url),
        score: story.score,
        words: quotedWords(story),
        short: false,
      }
    }),
  }))
}

/** Sections in the order of their best story. */
function placedIn(document: EditionDocument, topics: readonly string[]): { topic: string; stories: EditionStory[] }[] {
  const known = new Set(document.topics.map(({ id }) => id))
  const chosen = new Set(topics.filter((topic) => known.has(topic)))
  const sections = Map.groupBy(place([{ document }], chosen), ({ topic }) => topic)
  return [...sections].map(([topic, placed]) => ({
    topic,
    stories: placed.slice(0, mostPerTopic).map(({ of }) => of.story),
  }))
}

function write(
  emailContext: EmailContext,
  writer: EmailWriter,
  facts: WelcomeFacts,
  sections: PrintedSection[],
): TransactionalEmail {
  const { language, say } = writer
  const { list } = emailContext
  const context = {
    date: say('mail-about'),
    first: firstOf(writer, facts),
    rhythm: say(cadenceWords(facts.cadence).welcome),
    sections,
    summary: summaryOf(writer, sections),
    until: facts.edition === null ? '' : say('welcome-until', { date: formatDate(language, facts.edition.date) }),
    subscribeUrl: subscribeUrl(list.siteUrl, language),
  }
  const labels = printedTopics(emailContext, facts.topics, language).map(({ label }) => label)
  const { leaveUrl, preferencesUrl } = facts
  const placeholders = { topics: labels.join(say('list-separator')), leaveUrl, preferencesUrl }
  return writer.write(wordsOf(emailContext, writer, facts, sections), context, placeholders)
}

/** e.g. `3 stories · 2 min` */
function summaryOf({ say }: EmailWriter, sections: readonly PrintedSection[]): string {
  const stories = sections.flatMap((section) => section.stories)
  const words = stories.reduce((sum, story) => sum + story.words, 0)
  return say('summary', {
    stories: say('stories', { count: stories.length }),
    minutes: say('minutes', { count: readingMinutes(words) }),
  })
}

function firstOf({ language, say }: EmailWriter, { first }: WelcomeFacts): string {
  if (first.date === null) return say('welcome-first-open')
  return say('welcome-first', {
    day: formatDay(language, first.date),
    hour: formatHour(language, first.hour),
    zone: zoneName(language, first.zone, first.date),
  })
}

function wordsOf(
  { list }: EmailContext,
  writer: EmailWriter,
  facts: WelcomeFacts,
  sections: readonly PrintedSection[],
): Pick<TransactionalEmail, 'subject' | 'preheader'> {
  const [lead, ...others] = sections.flatMap(({ stories }) => stories)
  if (lead === undefined) {
    return { subject: writer.say('welcome-subject', { list: list.listName }), preheader: firstOf(writer, facts) }
  }
  const count = 1 + others.length
  const names = ['', lead, ...others].map((story) => (typeof story === 'string' ? story : story.plainName))
  return {
    subject: writer.say('welcome-subject-stories', { list: list.listName, count }),
    preheader: preheaderOf(names, lead.lineLabel, directionOf(writer.language)),
  }
}
