// A small edition with one of everything that an email may print. The golden emails are made from it, so that they do
// not change when the seeds are read differently.
import type { EditionDocument, Source } from '../../../functions/edition/types.ts'
import { editionOf, quote, storiesOf, unknownSource as unknown, view } from './sample-stories.ts'

export function sampleEdition(): EditionDocument {
  const topics = [
    { id: 'rivers', label: 'Rivers & harbours', labels: { ar: 'الأنهار والموانئ' } },
    { id: 'energy', label: 'Energy (and trade)', labels: { ar: 'OPEC وأسواق الطاقة' } },
    { id: 'arts', label: 'Arts' },
  ]
  return editionOf([bridge, grain, dam, market, lighthouse], topics, sources)
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

const story = storiesOf(sources)

const bridge = story('bridge', 'A bridge for two banks', {
  article: 'known',
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
  topics: ['rivers'],
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
  score: 4,
  sentences: [quote('bare', 'The lighthouse <b>sings</b> when the wind comes from the west & nobody knows why.')],
})
