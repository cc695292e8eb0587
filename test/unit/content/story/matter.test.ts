// Stories on one event are one matter, whoever tells them and in whichever edition.
import { describe, expect, it } from 'vitest'
import { mattersOf } from '../../../../functions/content/story/matters/matter.ts'
import type { Article, Story } from '../../../../functions/content/types.ts'

type Told = Pick<Story, 'id' | 'article' | 'first' | 'reprints' | 'sentences' | 'topics' | 'score'>

const story = (id: string, article: string, text: string, more: Partial<Told> = {}): Told => ({
  id,
  article,
  first: true,
  reprints: [],
  topics: ['quelvorn'],
  score: 1,
  sentences: [{ text, article, paragraph: 0 }],
  ...more,
})

const article = (id: string, publication: string | null, date: string | null, title = ''): [string, Article] => {
  const known = (value: string | null) => (value ? { value, line: 1 } : null)
  return [
    id,
    {
      id,
      page: `${id}.txt`,
      title: known(title),
      byline: [],
      role: null,
      publication: known(publication),
      publishedOn: known(date),
      standfirst: null,
      sourceLine: null,
      language: 'en',
      paragraphs: [],
      sections: [],
    },
  ]
}

const flood = [
  story('f1', 'a', 'The reservoir above Quelvorn burst its embankment on Monday, and Mayor Brisa Tolland sent divers.'),
  story('f2', 'b', 'Divers from Quelvorn searched the drained reservoir, said Brisa Tolland, whose deputy resigned.'),
  story(
    'f3',
    'c',
    'Insurers count two hundred flooded cellars in Quelvorn since the embankment of the reservoir gave way.',
  ),
]
const opera = story(
  'o1',
  'd',
  'Soprano Anneke Vell sang Tosca in Harmsen with a bandaged wrist and was cheered by the gallery.',
)
const articles = new Map([
  article('a', 'The Quelvorn Gazette', '2026-10-05', 'Reservoir bursts above Quelvorn'),
  article('b', 'Harbour News', '2026-10-06'),
  article('c', null, '2026-10-08'),
  article('d', 'Harbour News', '2026-10-07'),
])

describe('matters', () => {
  it('hold the stories of one event, and leave another one alone, in whatever order they come', () => {
    const { of, matters } = mattersOf([opera, ...flood], articles)
    expect([...of].sort()).toEqual([
      ['f1', 'f1'],
      ['f2', 'f1'],
      ['f3', 'f1'],
      ['o1', 'o1'],
    ])
    expect(matters[0]).toMatchObject({ id: 'f1', firstOn: '2026-10-05', lastOn: '2026-10-08', earlier: false })
    expect(mattersOf([...flood].reverse().concat(opera), articles).matters).toEqual(matters)
  })

  it('count the publications that tell them: a page stands for an unknown one, a reprint is no second voice', () => {
    const reprint = story('f4', 'e', flood[0]?.sentences[0]?.text ?? '', { reprints: ['a'] })
    const { matters } = mattersOf([...flood, reprint], new Map([...articles, article('e', 'Daily Copy', '2026-10-05')]))
    expect(matters[0]?.publications).toEqual(['Harbour News', 'The Quelvorn Gazette', 'c.txt'])
  })

  it('keep the id that an earlier edition knew, long after its stories are gone', () => {
    const [known] = mattersOf(flood.slice(0, 2), articles).matters
    const later = mattersOf([flood[2] as Told, opera], articles, known === undefined ? [] : [known])
    expect(later.of).toEqual(
      new Map([
        ['f3', 'f1'],
        ['o1', 'o1'],
      ]),
    )
    expect(later.matters.find(({ id }) => id === 'f1')).toMatchObject({ earlier: true, size: 3, stories: ['f3'] })
  })

  it('are not begun twice under one name, by a story that an earlier matter is named after', () => {
    const [known] = mattersOf(flood.slice(0, 1), articles).matters
    const told = known === undefined ? [] : [{ ...known, firstOn: '2025-01-01', lastOn: '2025-01-01' }]
    expect(mattersOf(flood.slice(0, 1), articles, told).matters).toMatchObject([{ id: 'f1', size: 2, earlier: true }])
  })

  it('take later stories far down the ranking for what their article is about', () => {
    const others = Array.from({ length: 200 }, (_, n) =>
      story(`z${n}`, `z${n}`, `Grocer Number ${n} sold ${n} pears.`, { first: false, score: 2 }),
    )
    const later = story(
      'later',
      'a',
      'Tenor Pell Ardwin lost his wig, a glove and the applause of the gallery in Harmsen, wrote critic Odo Marsk.',
      { first: false },
    )
    expect(mattersOf([...flood, later], articles).of.get('later')).toBe('later')
    expect(mattersOf([...flood, later, ...others], articles).of.get('later')).toBe('f1')
  })

  it('are of one time: the same names half a year later are another matter', () => {
    const again = story(
      'f5',
      'f',
      'The reservoir above Quelvorn burst its embankment again, said Brisa Tolland to divers.',
    )
    const { of } = mattersOf([...flood, again], new Map([...articles, article('f', null, '2027-04-01')]))
    expect(of.get('f5')).toBe('f5')
  })

  it('are not made of one rare word, nor of names that the whole stock mentions', () => {
    const others = ['Tobben', 'Wilsum', 'Ostrand'].map((name, n) =>
      story(
        `x${n}`,
        `x${n}`,
        `The ${name} orchard in Quelvorn sold its ${['cider', 'plums', 'timber'][n]} to a grocer.`,
      ),
    )
    const { matters } = mattersOf([...flood, ...others], articles)
    expect(matters.find(({ id }) => id === 'f1')?.stories).toEqual(['f1', 'f2', 'f3'])
  })

  it('are known to later editions by 2 KB at most, however long their words', () => {
    const letters = [...'bcdfghjklmnpqrstvwxz']
    const words = letters.flatMap((one) => letters.map((other) => `${one}a${other}o`))
    const long = words.slice(0, 60).map((word) => `${word.repeat(9)}n`)
    const [endless, most] = [`quelvorn${'reservoir'.repeat(1000)}`, long.join(' ')]
    const { matters } = mattersOf([story('w', 'a', `Divers saw ${endless} in Quelvorn, and ${most}.`)], articles)
    expect(matters[0]?.terms.length).toBe(30)
    expect(JSON.stringify(matters[0]?.terms).length).toBeLessThan(2048)
  })
})
