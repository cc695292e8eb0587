// A small edition of stories without headlines, in every form that a briefing tells them in: under a run-in head, under
// the line of their source, as later ones of an article, in brief. The golden mails `briefing-headless` are made of it.
import type { EditionDocument, Source } from '../../../functions/edition/types.ts'
import { editionOf, quote, storiesOf, unknownSource as unknown, view } from './sample-stories.ts'

export function editionWithoutHeadlines(): EditionDocument {
  const topics = [
    { id: 'ferries', label: 'Ferries & islands', labels: { ar: 'العبّارات والجزر' } },
    { id: 'schools', label: 'Schools', labels: { ar: 'المدارس' } },
    { id: 'farming', label: 'Farming' },
  ]
  return editionOf([sailing, fares, school, mill, lunches, orchard, hens, dyke, seed, pupils], topics, sources)
}

const sources: Source[] = [
  {
    ...unknown,
    article: 'sailing',
    title: 'Is the night boat back for good?',
    byline: ['Ines Tarrow'],
    publication: 'Osk Courier',
    publishedOn: '2026-11-16',
    url: 'https://courier.example.com/night-boat',
  },
  {
    ...unknown,
    article: 'school',
    title: 'Notes from the school board',
    byline: ['Piet Lund', 'Mara Hale', 'Jo Venn'],
    publication: 'Inland Weekly',
    publishedOn: '2026-11-14',
    url: 'https://weekly.example.com/school-board',
  },
  { ...unknown, article: 'mill', byline: ['Ruth Calder'], publishedOn: '2021-03-02' },
  {
    ...unknown,
    article: 'orchard',
    title: 'Was der Frost übrig ließ',
    byline: ['Anke Rehm'],
    publication: 'Obstbote',
    publishedOn: '2026-11-17',
    url: 'https://obstbote.example.com/frost',
    language: 'de',
  },
  {
    ...unknown,
    article: 'hens',
    title: 'ماذا بقي من موسم الزيتون؟',
    byline: ['سامي الخطيب'],
    publication: 'صوت الحقول',
    publishedOn: '2026-11-13',
    url: 'https://fields.example.com/olives',
    language: 'ar',
  },
  { ...unknown, article: 'dyke', sourceLine: 'First published in Coast & Dyke' },
  { ...unknown, article: 'bare' },
]

const story = storiesOf(sources)
const later = { first: false, isLater: true, inBrief: 0 } as const
const first = { first: true, inBrief: 0 } as const

const sailing = story('sailing', null, {
  ...first,
  topics: ['ferries', 'schools'],
  article: 'sailing',
  score: 9,
  sentences: [
    quote('sailing', 'The night boat to Osk sails again from 4 January, after two winters in dock.'),
    quote('sailing', 'It leaves at 22:40 and needs fifty minutes; the council pays for the crew until Easter.', 1),
  ],
  views: [view('mill', 'An island that waits for a boat has already begun to leave.', true, 'Tom Arden')],
})

/** Its first sentence is too long to be set in bold. */
const fares = story('fares', null, {
  ...later,
  form: 'story',
  topics: ['ferries'],
  article: 'sailing',
  score: 8,
  sentences: [
    quote(
      'sailing',
      'Islanders pay 3.20 for a single crossing, as they did in 2019, while visitors with a car now pay 41, which the company calls the price of a winter without freight.',
      6,
    ),
    quote('sailing', 'Bicycles are free.', 6),
  ],
})

const school = story('school', null, {
  ...first,
  topics: ['schools'],
  article: 'school',
  score: 7,
  sentences: [
    quote(
      'school',
      'The board closed the smallest of its seven schools on Tuesday by four votes to three, although the parents of its nineteen pupils had offered to heat and clean the house themselves.',
    ),
    quote('school', 'A bus will leave the square at 7:05.', 1),
  ],
})

/** Its article has no title, so that its label alone says that it is a later one. */
const mill = story('mill', null, {
  ...later,
  form: 'story',
  topics: ['schools', 'farming'],
  article: 'mill',
  score: 6.5,
  sentences: [
    quote('mill', 'Flour from the old mill went to eleven schools.', 3),
    quote('mill', 'Each of them sent back the sacks, and the miller kept count on the door.', 3),
  ],
})

const lunches = story('lunches', null, {
  ...later,
  form: 'story',
  topics: ['farming'],
  article: 'school',
  score: 6,
  sentences: [
    quote('school', 'Lunches will come from two farms within ten miles.', 9),
    quote('school', 'Both have signed for three years.', 9),
  ],
})

const orchard = story('orchard', null, {
  ...first,
  topics: ['farming'],
  article: 'orchard',
  score: 5,
  sentences: [
    quote('orchard', 'Von zwölf Reihen tragen in diesem Herbst noch vier.'),
    quote('orchard', 'Der Frost kam Ende April, als die Bäume schon in voller Blüte standen.', 1),
  ],
})

const hens = story('hens', null, {
  ...first,
  form: 'brief',
  topics: ['farming'],
  article: 'hens',
  score: 4,
  sentences: [quote('hens', 'تراجع محصول الزيتون هذا العام إلى النصف بعد صيف بلا مطر.')],
})

const dyke = story('dyke', null, {
  ...first,
  form: 'brief',
  topics: ['ferries'],
  article: 'dyke',
  score: 3,
  sentences: [quote('dyke', 'The dyke at Nessum is raised by 1.2 m this winter, the first work on it since 1976.')],
})

const seed = story('seed', null, {
  ...later,
  form: 'brief',
  topics: ['farming'],
  article: 'bare',
  score: 2,
  sentences: [quote('bare', 'Seed prices have doubled in two springs.', 5)],
})

const pupils = story('pupils', null, {
  ...later,
  form: 'brief',
  topics: ['schools'],
  article: 'mill',
  score: 1,
  sentences: [quote('mill', 'Two of the pupils became millers.', 8)],
})
