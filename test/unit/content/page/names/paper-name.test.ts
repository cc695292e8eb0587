// Where an article is printed, by a name after the signature that could be many things; unknown in doubt.
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const text = [
  'The ferry across the river reopened on Tuesday after eleven weeks of repairs to its eastern pier.',
  'About four hundred people use the crossing every day, most of them on their way to work in the town.',
  'The operator said that fares would stay as they were until a second boat was bought next summer.',
]
const page = (byline: string) =>
  readPage({ name: 'a.txt', text: ['Ferry crossing reopens after repairs', byline, ...text].join('\n\n') })[0]
const read = (byline: string) => ({
  who: page(byline)?.byline.map((one) => one?.value),
  where: page(byline)?.publication?.value ?? null,
})

describe('behind a signature and a comma', () => {
  it.each([
    ['By Ann Lee, Field & Market', ['Ann Lee'], 'Field & Market'],
    ['By Ann Lee, Gadget Corner', ['Ann Lee'], 'Gadget Corner'],
    ['By Ann Lee, Wanderlist', ['Ann Lee'], 'Wanderlist'],
    ['By Ann Lee and Bo Ek, Science Notes', ['Ann Lee', 'Bo Ek'], 'Science Notes'],
    ['By Staff, Matchday Wire', [], 'Matchday Wire'],
    ['By Our Correspondent, Hill Country Gazette', [], 'Hill Country Gazette'],
    ['By Editorial Board, The Morning Lantern', [], 'The Morning Lantern'],
    ['Von Anke Holm, Küstenblatt', ['Anke Holm'], 'Küstenblatt'],
    ['Par la rédaction, Cahiers du Vélo', [], 'Cahiers du Vélo'],
    ['Por Marta Ruiz, Diario del Valle', ['Marta Ruiz'], 'Diario del Valle'],
  ])('a paper is one: %s', (byline, who, where) => expect(read(byline)).toEqual({ who, where }))

  it.each([
    'By Ann Lee, Bob Roe',
    'By Ann Lee, Voice Coach',
    'By Ann Lee, Chief Executive',
    'By Ann Lee, Green Bay',
    'By Ann Lee, New York',
    'By Ann Lee, Hamburg',
    'By Ann Lee, World Bank',
    'By Ann Lee, Acme Systems',
    'Von Ann Lee, Wirtschaftsredakteurin',
    'Par Ann Lee, correspondante à Rome',
    'Por Ann Lee, Madrid',
  ])('an office, a place, an employer or a person is none: %s', (byline) =>
    expect(read(byline)).toEqual({ who: ['Ann Lee'], where: null }),
  )

  it.each(['By Staff', 'By Our Correspondent', 'By Agencies', 'By Newsroom', 'Por Redacción'])(
    'nobody is named: %s',
    (byline) => expect(read(byline)).toEqual({ who: [], where: null }),
  )
})
