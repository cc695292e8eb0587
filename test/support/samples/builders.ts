// Builders for tests: a complete, valid object of each kind, of which a test changes only what it is about.
import type { EditionRecord } from '../../../functions/delivery/types.ts'
import type { EditionDocument, EditionStory, Frame } from '../../../functions/edition/types.ts'
import type { Settings } from '../../../functions/environment.ts'
import type { Subscriber } from '../../../functions/subscription/types.ts'

let readers = 0

/** An active weekly reader in Berlin who confirmed a while ago. */
export function aSubscriber(changes: Partial<Subscriber> = {}): Subscriber {
  readers += 1
  const id = changes.id ?? `Reader${String(readers).padStart(16, '0')}`
  return {
    id,
    address: `${id.toLowerCase()}@example.com`,
    status: 'active',
    topics: ['energy'],
    language: 'en',
    zone: 'Europe/Berlin',
    hour: 7,
    cadence: 'weekly',
    phase: 0,
    pausedUntil: null,
    linksVersion: 0,
    suppressed: null,
    consent: [
      {
        at: '2026-10-01T08:00:00.000Z',
        act: 'confirmed',
        by: 'seed',
        words: 'Send me a weekly briefing.',
        topics: changes.topics ?? ['energy'],
      },
    ],
    requests: [],
    createdAt: '2026-10-01T08:00:00.000Z',
    expiresAt: null,
    ...changes,
  }
}

/** A composed edition for Thursday, 19 November 2026. */
export function anEdition(changes: Partial<EditionRecord> = {}): EditionRecord {
  return {
    id: '2026-W47',
    week: '2026-W47',
    date: '2026-11-19',
    status: 'composed',
    contentHash: 'a'.repeat(64),
    composedAt: '2026-11-18T05:00:00.000Z',
    stories: 1,
    waiting: 0,
    published: [],
    findings: [],
    stopReason: null,
    launchedAt: null,
    frozenAt: null,
    slices: {},
    eligible: null,
    lastWave: null,
    doneThrough: null,
    receipt: null,
    ...changes,
  }
}

/** A story of one source under the given topics. */
export function aStory(id: string, topics: string[]): EditionStory {
  const quote = { text: `This is the one sentence of story ${id}.`, article: 'page-A1', paragraph: 0 }
  return {
    id,
    topics,
    article: 'page-A1',
    first: true,
    reprints: [],
    headline: `Headline of story ${id}`,
    headlineOrigin: 'title',
    name: `Headline of story ${id}`,
    matter: `matter of ${id}`,
    brief: false,
    label: 'Ann Lee, Example Review, 12 November 2026',
    sentences: [quote],
    views: [],
    score: 1,
    because: [],
  }
}

/** The document of `anEdition`: one section with one story, on energy. */
export function aDocument(changes: Partial<EditionDocument> = {}): EditionDocument {
  return {
    id: '2026-W47',
    date: '2026-11-19',
    composedAt: '2026-11-18T05:00:00.000Z',
    listName: 'Example Briefing',
    sections: [{ topic: { id: 'energy', label: 'Energy' }, stories: [aStory('story1', ['energy'])] }],
    sources: {
      'page-A1': {
        article: 'page-A1',
        page: 'page.txt',
        title: 'A title',
        byline: ['Ann Lee'],
        role: null,
        publication: 'Example Review',
        publishedOn: '2026-11-12',
        sourceLine: null,
        language: 'en',
        words: 900,
      },
    },
    topics: [
      { id: 'energy', label: 'Energy' },
      { id: 'sport', label: 'Sport' },
    ],
    lead: 'story1',
    matters: ['matter of story1'],
    waiting: 0,
    ...changes,
  }
}

export function someSettings(changes: Partial<Settings> = {}): Settings {
  return {
    listName: 'Example Briefing',
    listId: 'briefing.news.example.com',
    fromAddress: 'briefing@news.example.com',
    replyToAddress: 'editor@news.example.com',
    operatorAddress: 'operator@news.example.com',
    proofs: 'every-edition',
    freshForDays: null,
    stockDays: null,
    stockPages: 10_000,
    languages: ['en', 'ar'],
    postalAddress: 'Example Street 1, 10115 Berlin',
    siteUrl: 'https://news.example.com',
    deliveryDay: 'thursday',
    composeSchedule: 'cron(0 6 ? * WED *)',
    timeZone: 'Europe/Berlin',
    localHour: 7,
    caps: {
      storiesPerArticle: 2,
      storiesPerTopic: 3,
      briefsPerTopic: 2,
      storiesPerBriefing: 9,
      briefsPerBriefing: 6,
      wordsPerBriefing: 1150,
      wordsPerStory: 90,
      wordsPerSentence: 40,
      wordsPerLeadSentence: 52,
      quotedPerArticleAndEdition: 120,
      quotedPerArticle: 400,
      htmlBytes: 80_000,
      pageBytes: 2_000_000,
      rateShare: 0.9,
    },
    ...changes,
  }
}

/** A frame of a document: every part that a briefing may need, each a line with its own name. */
export function aFrame(document: EditionDocument): Frame {
  const stories = document.sections.flatMap((section) => section.stories)
  const names = [
    'open',
    'contents',
    'contents-close',
    'section-close',
    'briefs',
    'briefs-close',
    'close',
    ...document.topics.flatMap(({ id }) => [`contents-topic:${id}`, `section:${id}`]),
    ...stories.flatMap(({ id, topics }) => [
      `contents-entry:${id}`,
      `line:${id}`,
      `brief:${id}`,
      ...topics.flatMap((topic) => [`lead:${id}:${topic}`, `story:${id}:${topic}`]),
    ]),
  ]
  const parts = Object.fromEntries(names.map((name) => [name, `[${document.id} ${name}]\n`]))
  const closed = { ...parts, close: 'leave: ⟦leaveUrl⟧\npreferences: ⟦preferencesUrl⟧\n' }
  return {
    language: 'en',
    dir: 'ltr',
    messages: {
      summary: '{stories} · {minutes}',
      'summary-briefs': '{stories} · {briefs} · {minutes}',
      briefs: { other: '{count} in brief' },
      stories: { one: '{count} story', other: '{count} stories' },
      minutes: { one: '{count} min', other: '{count} min' },
      subject: '{name} – and {count} more',
      'list-separator': ', ',
    },
    sizes: Object.fromEntries(names.map((name) => [name, name.length])),
    stories: Object.fromEntries(stories.map((one) => [one.id, { name: one.name, label: one.label }])),
    topics: Object.fromEntries(document.topics.map(({ id, label }) => [id, label])),
    html: closed,
    text: closed,
  }
}
