// The day of an article is read in the forms and the places in which pages print it, and no other day is taken for it
// (C3).
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../../../functions/content/page/days/date.ts'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'
import { checkC3 } from '../../../../../functions/content/story/stories/promises.ts'

const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.`
const body = ['Rain', 'Snow', 'Wind', 'Frost'].map(prose)
const menu = ['Home', 'News', 'Sport', 'About Us', 'Sign Up']
const title = 'The Town Council and the River'
/** As `articleOf` puts them. */
const numbered = (lines: string[]) => Object.fromEntries(lines.map((line, at) => [2 * at + 1, line]))
const articleOf = (lines: string[]) => readPage({ name: 'a.txt', text: lines.join('\n\n') })[0]

describe('a date', () => {
  it.each([
    ['Jan.7,2022', '2022-01-07'],
    ['January 7 , 2022', '2022-01-07'],
    ['07Jan2022', '2022-01-07'],
    ['2022-Jan-07', '2022-01-07'],
    ['03.04.2022', '2022-04-03'],
    ['3. 4. 2022', '2022-04-03'],
    ['4/18/22', '2022-04-18'],
    ['1er août 2020', '2020-08-01'],
    ['1er aout 2020', '2020-08-01'],
    ['15 janv. 2020', '2020-01-15'],
    ['5 déc. 2019', '2019-12-05'],
    ['12 mei 2019', '2019-05-12'],
    ['12. desember 2019', '2019-12-12'],
    ['Maret 30, 2015', '2015-03-30'],
    ['5 stycznia 2020', '2020-01-05'],
    ['20 ноября 2019', '2019-11-20'],
    ['5 Şubat 2020', '2020-02-05'],
    ['2019. november 20.', '2019-11-20'],
    ['2019년 11월 20일', '2019-11-20'],
    ['٧ يناير ٢٠٢٢', '2022-01-07'],
    ['7 كانون الثاني 2022', '2022-01-07'],
  ])('“%s” is read, and the line is seen to state it', (text, expected) => {
    expect(readDate(text)?.date).toBe(expected)
    const lines = [...menu, title, text, ...body]
    const found = articleOf(lines)
    expect(found?.publishedOn?.value).toBe(expected)
    expect(found && checkC3(found, numbered(lines))).toEqual([])
  })

  it.each(['04/03/22', '18/04/22', '3.4.22', '10.0.2020', '10.11.2020.4', 'sold out 10 20201'])(
    '“%s” is none, or could be two',
    (text) => {
      expect(readDate(text)).toBeNull()
    },
  )
})

describe('the day of an article', () => {
  it.each([
    ['run on to its standfirst', [title, 'Why does it rain so much in the north?Friday, 7 January 2022', ...body]],
    [
      'under its title, though updated',
      ['Monday, 5 June 2023', ...menu, title, 'UPDATED: Fri., Jan. 7, 2022', ...body],
    ],
    ['in a line with the time and the place of a reporter', [title, '10:18am CET, Jan 7 2022', ...body]],
  ])('is the one %s', (_, lines) => {
    expect(articleOf(lines)?.publishedOn?.value).toBe('2022-01-07')
  })

  it.each([
    ['a member joined', ['Marsh Hen', 'Joined', 'January 7, 2022', 'Messages']],
    ['something is due', ['Deadline:', 'January 7, 2022']],
    ['a reader wrote', ['Marsh Hen says:', 'January 7, 2022']],
  ])('is not the one on which %s', (_, lines) => {
    expect(articleOf([...menu, title, ...lines, ...body])?.publishedOn).toBeNull()
  })
})

describe('a page', () => {
  it('with the marks of a section break is one article', () => {
    const rest = ['* * *', 'The Bridge and the Engineers', ...body.slice(2)]
    expect(readPage({ name: 'a.txt', text: [title, ...body.slice(0, 2), ...rest].join('\n\n') })).toHaveLength(1)
  })

  it('is not split at the comments of its readers', () => {
    const said = ['Where is the old bridge?', 'Kit March 3, 2022 at 9:15 am', prose('Comment')]
    expect(readPage({ name: 'a.txt', text: [title, ...body, ...said].join('\n\n') })).toHaveLength(1)
  })

  it('is not split at a list of links after “Read more”', () => {
    const links = [
      'Read More',
      'The Best of the Town',
      'Snow falls on the hills',
      'A plan for the mayor',
      'Ten ways over',
    ]
    expect(readPage({ name: 'a.txt', text: [title, ...body, ...links, prose('Ice')].join('\n\n') })).toHaveLength(1)
  })

  it('keeps its head where a line parts it from the text', () => {
    const head = [title, 'The town needs a bridge.', 'By Ann Lee', '7 January 2022', 'READ FULL ARTICLE', 'River Days']
    expect(articleOf([...menu, ...head, ...body])).toMatchObject({
      title: { value: title },
      byline: [{ value: 'Ann Lee' }],
      publishedOn: { value: '2022-01-07' },
    })
  })

  it('that prints one paragraph alone is read where it is signed, and only there', () => {
    const short =
      'The council of the town has decided that the old bridge over the river will go before the winter comes.'
    expect(articleOf([...menu, title, 'By Ann Lee', '7 January 2022', short])).toMatchObject({
      title: { value: title },
      byline: [{ value: 'Ann Lee' }],
      publishedOn: { value: '2022-01-07' },
      paragraphs: [{ text: short }],
    })
    expect(articleOf([...menu, title, short])).toBeUndefined()
  })
})
