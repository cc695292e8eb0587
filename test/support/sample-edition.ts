// A small edition with one of everything a mail may have to print; the golden mails are made of it, so it does not move
// when the seeds are read differently.

import type { EditionDocument, EditionStory, EditionView, Source } from '../../functions/edition/types.ts'
import { nameLineOf } from '../../functions/edition/words/name-line.ts'

export function sampleEdition(): EditionDocument {
  const stories = [bridge, grain, dam, market, lighthouse]
  const topics = [
    { id: 'rivers', label: 'Rivers & harbours', labels: { ar: 'الأنهار والموانئ' } },
    { id: 'energy', label: 'Energy (and trade)', labels: { ar: 'OPEC وأسواق الطاقة' } },
    { id: 'arts', label: 'Arts' },
  ]
  const sections = topics.map((topic) => ({
    topic,
    stories: stories.filter((story) => story.topics[0] === topic.id),
  }))
  return {
    id: '2026-W47',
    date: '2026-11-19',
    composedAt: '2026-11-18T05:00:00.000Z',
    listName: 'Example Briefing',
    sections: sections.filter((section) => section.stories.length > 0),
    sources: Object.fromEntries(sources.map((source) => [source.article, source])),
    topics,
    lead: 'bridge',
    matters: stories.map(({ matter }) => matter),
    waiting: 2,
  }
}

const unknown: Omit<Source, 'article'> = {
  page: 'page.txt',
  title: null,
  byline: [],
  role: null,
  publication: null,
  publishedOn: null,
  sourceLine: null,
  language: 'en',
  words: 900,
}

const sources: Source[] = [
  {
    ...unknown,
    article: 'known',
    title: 'A bridge for two banks',
    byline: ['Ann Lee', 'Bo Roy'],
    publication: 'Example Review',
    publishedOn: '2026-11-12',
    url: 'https://review.example.com/bridge',
  },
  {
    ...unknown,
    article: 'old',
    title: 'What the grain market remembers',
    byline: ['Cleo Dunn'],
    publication: 'Harbour Post',
    publishedOn: '2022-01-07',
  },
  { ...unknown, article: 'partner', title: 'Water behind the dam', sourceLine: 'From our partner River Watch' },
  { ...unknown, article: 'bare' },
  {
    ...unknown,
    article: 'arabic',
    title: 'السوق القديمة تستعيد روادها',
    byline: ['ليلى حداد'],
    publication: 'مجلة الميناء',
    publishedOn: '2026-11-15',
    language: 'ar',
  },
]

function quote(article: string, text: string, paragraph = 0) {
  return { article, paragraph, text }
}

function view(article: string, text: string, disagrees: boolean, speaker: string | null = null): EditionView {
  return { ...quote(article, text, 4), label: '', disagrees, speaker }
}

function story(id: string, headline: string | null, changes: Partial<EditionStory>): EditionStory {
  const plain = { topics: ['rivers'], article: 'known', reprints: [], headlineOrigin: 'title', views: [] } as const
  const rest = { matter: id, brief: false, label: '', sentences: [], score: 0, because: [], ...changes }
  const source = sources.find(({ article }) => article === (changes.article ?? plain.article)) ?? null
  return { ...plain, id, headline, name: nameLineOf(headline, rest.sentences, source), ...rest } as EditionStory
}

const bridge = story('bridge', 'A bridge for two banks', {
  topics: ['rivers', 'energy'],
  score: 9,
  sentences: [
    quote('known', 'Both towns agreed in spring to build the bridge together.'),
    quote(
      'known',
      'It will carry two lanes, a footpath and, from 2029 on, the power line that has so far crossed on masts.',
    ),
  ],
  views: [
    view('old', 'No bridge has ever paid for itself within the life of those who decided on it.', true),
    view('partner', '“We would have taken a ferry,” the harbour master said.', false, 'Dora Finn'),
  ],
})

const grain = story('grain', 'Prices follow the weather, and the weather follows nobody', {
  article: 'old',
  headlineOrigin: 'sentence',
  score: 7,
  reprints: ['partner'],
  sentences: [
    quote('old', 'Prices follow the weather, and the weather follows nobody; every trader on the quay knows that.'),
  ],
})

const dam = story('dam', null, {
  topics: ['energy'],
  article: 'partner',
  headlineOrigin: null,
  score: 6,
  sentences: [
    quote('partner', 'Behind the dam the water stands 3.4 m lower than a year ago, at 55% of what the turbines need.'),
  ],
})

const market = story('market', 'السوق القديمة تستعيد روادها', {
  topics: ['arts'],
  article: 'arabic',
  score: 5,
  sentences: [quote('arabic', 'عادت السوق القديمة إلى الحياة بعد ترميم دام ثلاث سنوات، وامتلأت أروقتها من جديد.')],
  views: [view('bare', 'A market that is only looked at is a museum.', false)],
})

const lighthouse = story('lighthouse', null, {
  topics: ['arts'],
  article: 'bare',
  headlineOrigin: null,
  score: 4,
  sentences: [quote('bare', 'The lighthouse <b>sings</b> when the wind comes from the west & nobody knows why.')],
})
