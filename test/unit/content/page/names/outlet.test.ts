// Where an article is printed, by the line that signs it; and its text, without the place that it is dated from.
import { describe, expect, it } from 'vitest'
import { readByline } from '../../../../../functions/content/page/names/byline.ts'
import {
  outletOfContributors,
  outletOfStaff,
  outletWithDate,
} from '../../../../../functions/content/page/names/outlet.ts'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'
import { withoutDateline } from '../../../../../functions/content/page/text/dateline.ts'
import { withoutLostDateline } from '../../../../../functions/content/page/text/lost-dateline.ts'

describe('a byline with a comma and more after it', () => {
  it.each([
    ['By Ann Lee, QNN', ['Ann Lee'], null, 'QNN'],
    ['By Ann Lee and Bo Ek, QNN', ['Ann Lee', 'Bo Ek'], null, 'QNN'],
    ['By Ann Lee, Bo Ek and Cy Orr, QNN Investigations', ['Ann Lee', 'Bo Ek', 'Cy Orr'], null, 'QNN'],
    ['By Ann Lee, QNN Supreme Court Producer', ['Ann Lee'], 'QNN Supreme Court Producer', 'QNN'],
    ['By Ann Lee, QNN News science correspondent', ['Ann Lee'], 'QNN News science correspondent', 'QNN News'],
    ['By Ann Lee | The Town Herald', ['Ann Lee'], null, 'The Town Herald'],
    ['By Ann Lee, special to The Town Herald', ['Ann Lee'], null, 'The Town Herald'],
    ['By Ann Lee, For QNN', ['Ann Lee'], null, 'QNN'],
    ['By Ann Lee and Bo Ek For QNN', ['Ann Lee', 'Bo Ek'], null, 'QNN'],
    ['By Ann Lee For The Town Herald', ['Ann Lee'], null, 'The Town Herald'],
    ['By Ann Lee Special to QNN', ['Ann Lee'], null, 'QNN'],
    ['By Ann Lee, Special to The Town Herald', ['Ann Lee'], null, 'The Town Herald'],
    ['By Ann Lee (Town Herald)', ['Ann Lee'], null, 'Town Herald'],
    ['By Ann Lee, QNN Library', ['Ann Lee'], null, 'QNN'],
    ['By Ann Lee, QNN’s chief national correspondent', ['Ann Lee'], 'QNN’s chief national correspondent', 'QNN'],
    ['By Ann Lee, Senior Medical Correspondent', ['Ann Lee'], 'Senior Medical Correspondent', null],
  ])('%s', (line, names, role, outlet) => {
    expect(readByline(line)).toMatchObject({ names, role, outlet })
  })

  it.each([
    'By Ann Lee, PhD',
    'By Ann Lee, MD',
    'By Ann Lee, CEO',
    'By Ann Lee, Moscow',
    'By Ann Lee, AP',
    'By Ann Lee, Associated Press',
    'By Ann Lee, UCLA professor',
    'By Ann Lee, 7 January 2022',
    'By Ann Lee, Reuters',
  ])('claims no publication where the line names none: %s', (line) => expect(readByline(line)?.outlet).toBeNull())

  it('gives the publication of staff and of who contributed', () => {
    expect(outletOfStaff('By the QNN Wire Staff')).toBe('QNN')
    expect(outletOfStaff('By Town Herald staff')).toBe('Town Herald')
    expect(outletOfStaff('By our staff')).toBeNull()
    expect(outletOfContributors('QNN’s Bo Ek contributed to this report.')).toBe('QNN')
    expect(outletOfContributors('The Associated Press contributed to this report.')).toBeNull()
  })
})

describe('a dateline', () => {
  const text = 'The council met on Tuesday and voted for the bridge.'
  it.each([
    'Washington (QNN) -- ',
    '(QNN) — ',
    '(QNN)',
    'WASHINGTON — ',
    'NEW YORK – ',
    'MILLPORT, Md., Jan. 7 (Reuters) - ',
    'DUBAI, United Arab Emirates — ',
    'ST. PAUL, Minn. (AP) — ',
    'MILLPORT, Jan. 7, 2022 /PRNewswire/ -- ',
    'BERLIN (dpa) - ',
    'Millport, Nov 20 (IANS) ',
    'MILLPORT, Ohio—',
  ])('is no part of the sentence: %s', (place) => expect(withoutDateline(place + text)).toBe(text))

  it.each([
    ['Harare Just days after the vote, it met.', 'Just days'],
    ['The Hague No one spoke.', 'No one'],
    ['Millport, Ohio Sentencing was put off.', 'Sentencing was'],
    ['Skerrow, South Africa Her gloves held high, Ann Lee dances.', 'Her gloves'],
    ['London “Thanks,” says a girl.', '“Thanks'],
    ['Moscow Russian leaders met.', 'Russian leaders'],
    ['New York Bo Ek and his father flew home.', 'Bo Ek'],
    ['Cairo Violence has grown again.', 'Violence has'],
  ])('whose sign is lost is taken off where a sentence begins behind it: %s', (line, begin) => {
    const others = ['Bo Ek flies home', 'Nobody knows how much violence there was.']
    expect(withoutLostDateline(line, others).startsWith(begin)).toBe(true)
  })

  it.each([
    'Washington Post reporters said so.',
    'Rome is quiet.',
    'New York Mayor Ann Lee said so.',
    'Watching The Crown is a habit of hers.',
    'NATO — the alliance of the north — met on Tuesday.',
    'Patience — The word was hers — is what it takes.',
    'London Mayor Ann Lee met the council.',
    '(She said so.) The council met.',
    'Ann Lee (The Herald) said so.',
  ])('is not found in a sentence that has none: %s', (sentence) => {
    expect(withoutDateline(sentence)).toBe(sentence)
    expect(withoutLostDateline(sentence, ['The mayor met her post.'])).toBe(sentence)
  })

  it.each([
    'Skerrow, Ohio, police said so.',
    'London Irish won.',
    'Ann, Jordan Smith and Bo met.',
    'Boston Clams fans sang.',
  ])('is no name that goes on from a city’s, nor a place between commas: %s', (sentence) =>
    expect(withoutLostDateline(sentence, ['They met London Irish.', 'Clams sang.'])).toBe(sentence),
  )

  it('ends in a colon in one paragraph alone: where several have one, people speak', () => {
    const lines = [
      'The Old Bridge Goes',
      ...['Rain', 'Snow', 'Wind', 'Frost'].map(
        (about) => `${about}: ${text} It met twice, and nobody doubted that it had to go in the end.`,
      ),
    ]
    const first = (own: string[]) => readPage({ name: 'a.txt', text: own.join('\n\n') })[0]?.paragraphs[0]?.text
    const speaking = lines.map((line) => line.replace(/^\w+:/, (name) => name.toUpperCase()))
    expect(first(speaking)).toMatch(/^RAIN: /)
    expect(first(lines.with(1, `MILLPORT: ${lines[1]}`))).toMatch(/^Rain: /)
  })

  it('goes from the paragraph, and its day is kept', () => {
    const body = ['Rain', 'Snow', 'Wind'].map(
      (about) => `${about} has changed the way people in the town talk about the river, and nobody doubted it.`,
    )
    const [article] = readPage({
      name: 'a.txt',
      text: ['The Old Bridge Goes', `MILLPORT, 7 January 2022 (QNN) — ${text}`, ...body].join('\n\n'),
    })
    expect([article?.publishedOn?.value, article?.paragraphs[0]?.text]).toEqual(['2022-01-07', text])
  })
})

describe('the second line of a signature', () => {
  it.each([
    ['The Sound Gazette, 20 November 2026', 'The Sound Gazette'],
    ['Staff Writer, The Sound Gazette', 'The Sound Gazette'],
    ['Friday, 20 November 2026', null],
    ['Oslo, 20 November 2026', null],
    ['World News | 20 November 2026', null],
  ])('names where it is printed, or not: %s', (line, paper) => expect(outletWithDate(line)).toBe(paper))

  it('is the publication of its article', () => {
    const body = ['Rain', 'Snow', 'Wind'].map(
      (about) => `${about} has changed the way people in the town talk about the river, and nobody doubted it.`,
    )
    const head = ['The Old Bridge Goes', 'By Mara Lindqvist', 'The Sound Gazette, 20 November 2026']
    const [article] = readPage({ name: 'a.txt', text: [...head, ...body].join('\n\n') })
    expect([article?.publication?.value, article?.publishedOn?.value]).toEqual(['The Sound Gazette', '2026-11-20'])
  })
})
