// What a page says of its article is found where pages say it, and nothing is made of what speaks of something else
// (C3).
import { describe, expect, it } from 'vitest'
import { readDate } from '../../../../../functions/content/page/days/date.ts'
import { readByline } from '../../../../../functions/content/page/names/byline.ts'
import { readPage } from '../../../../../functions/content/page/reading/page.ts'

const prose = (about: string) =>
  `${about} has changed the way people in the town talk about the river. The council met twice and heard from the engineers who had built the old bridge. Nobody in the room doubted that it had to go.`
const body = ['Rain', 'Snow', 'Wind', 'Frost'].map(prose)
const read = (...lines: string[]) => readPage({ name: 'a.txt', text: lines.join('\n\n') })[0]
const menu = ['Home', 'News', 'Sport', 'About Us', 'Sign Up']
const title = 'The Town Council and the River'

describe('a date', () => {
  it.each([
    ['7 January 2022', '2022-01-07'],
    ['7th of January, 2022', '2022-01-07'],
    ['Friday, January 7th, 2022', '2022-01-07'],
    ['Jan. 7, 2022', '2022-01-07'],
    ['07-Jan-2022', '2022-01-07'],
    ['2022 January 7', '2022-01-07'],
    ['2022/01/07', '2022-01-07'],
    ['2022-01-07T23:30:00-05:00', '2022-01-07'],
    ['Fri Jan 7 10:00:00 EST 2022', '2022-01-07'],
    ['10:00am, 20 Jan, 2020', '2020-01-20'],
    ['13/5/2021', '2021-05-13'],
    ['13. Januar 2014', '2014-01-13'],
    ['le 1er août 2020', '2020-08-01'],
    ['13 de enero de 2014', '2014-01-13'],
    ['2020年3月5日', '2020-03-05'],
    ["Rabi' al-Awwal 15, 1442", '2020-11-01'],
    ['1 Ramadan 1443 AH', '2022-04-02'],
    ['9 Dhu al-Hijjah, 1444 / 27 June 2023', '2023-06-27'],
  ])('%s is read', (text, expected) => {
    expect(readDate(text)?.date).toBe(expected)
  })

  it.each([
    '3/5/2021',
    'May 2021',
    '31 February 2021',
    '30 Safar 1443',
    'two days ago',
    'Maybe 3 2020',
    'Ramadan 1443',
    'version 1.2.2020.1',
  ])('%s is none', (text) => {
    expect(readDate(text)).toBeNull()
  })
})

describe('the day of an article', () => {
  it.each([
    ['below the title, not the day of the visit', ['Monday, 5 June 2023', ...menu, title, '7 January 2022', ...body]],
    ['published, not updated', [title, 'Updated: 9 January 2022', 'Published: 7 January 2022', ...body]],
    [
      'created, in a line that says both',
      [title, 'Last updated 9 January 2022, originally created 7 January 2022', ...body],
    ],
    ['in the signature', [title, 'By Ann Lee, January 7, 2022 2:30 pm', ...body]],
    ['in the dateline of the text', [title, `OSLO, 7 January 2022 (Wire) — ${body[0]}`, ...body.slice(1)]],
    ['at the end of the text', [title, ...body, 'First published 7 January 2022 in The Herald.']],
  ])('is the one %s', (_, lines) => {
    expect(read(...lines)?.publishedOn?.value).toBe('2022-01-07')
  })

  it.each([
    [
      'the signature under somebody’s post',
      [title, ...body.slice(0, 2), '— Ann (@ann) January 7, 2022', ...body.slice(2)],
    ],
    [
      'comments',
      [title, ...body, '2 Comments', 'Bo', 'January 7, 2022 at 9:00', 'Good.', 'Cy', 'January 8, 2022 at 9:00', 'Bad.'],
    ],
    ['a sentence of the text', [title, `In Oslo on 7 January 2022 it rained. ${body[0]}`, ...body]],
  ])('is not that of %s', (_, lines) => {
    expect(read(...lines)?.publishedOn).toBeNull()
  })
})

describe('the writer', () => {
  it.each([
    ['By Ann LeeStaff Writer', ['Ann Lee']],
    ['Posted by Ann Lee, Marketing, Bergen', ['Ann Lee']],
    ['by Ann Lee and Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['By Ann Lee/June 12, 2020 9:49 am EST', ['Ann Lee']],
    ['By T. V. Raman', ['T. V. Raman']],
    ['By Ann van der Berg & Reuters', ['Ann van der Berg']],
  ])('of “%s”', (line, expected) => {
    expect(readByline(line)?.names).toEqual(expected)
    expect(read(title, line, ...body)?.byline.map((one) => one?.value)).toEqual(expected)
  })

  it.each([
    ['a name beside the date', [...menu, title, 'Ann Lee', '7 January 2022', ...body]],
    ['a name that the page says more of', [...menu, title, 'Ann Lee', ...body, 'More from Ann Lee']],
    ['a name behind the text', [...menu, title, ...body, 'About the Author - Ann Lee']],
    ['a name under its label', [...menu, title, 'By', 'Ann Lee', ...body]],
    ['a name with its office', [...menu, title, 'Ann Lee Education editor', '7 January 2022', ...body]],
    [
      'a date line that opens with a name',
      [...menu, title, 'Ann Lee, The Herald Published 7:40 p.m. ET January 7, 2022', ...body],
    ],
  ])('is %s', (_, lines) => {
    expect(read(...lines)?.byline.map((one) => one?.value)).toEqual(['Ann Lee'])
  })

  it.each([
    ['a section of the site', [...menu, title, 'Middle East', '7 January 2022', ...body]],
    ['a name among others in a menu', ['Ann Lee', 'Bo Ek', ...menu, title, ...body]],
  ])('is not %s', (_, lines) => {
    expect(read(...lines)?.byline).toEqual([])
  })
})

describe('the title', () => {
  it.each([
    ['among menu entries', [...menu, title, 'By Ann Lee', ...body]],
    [
      'above its subtitle',
      [...menu, title, 'Engineers and people of the town talk of the bridge', 'By Ann Lee', ...body],
    ],
    ['behind its date', [...menu, '7 January 2022', title, ...body]],
    [
      'that the page prints again',
      [`${title} - The Herald`, ...menu, `Home > News > ${title}`, title, '7 January 2022', ...body],
    ],
  ])('is found %s', (_, lines) => {
    expect(read(...lines)?.title?.value).toBe(title)
  })

  it('that asks a question in lower case is one', () => {
    const asking = 'How has rain changed the way people talk about the river?'
    expect(read(...menu, asking, 'Written by Ann Lee on July 27, 2017', ...body)?.title?.value).toBe(asking)
  })

  it.each([
    ['menu entries alone', [...menu, ...body]],
    ['a way through the site', [...menu, 'Home > News > Town', ...body]],
    ['the writer’s name', [...menu, 'Ann Lee', ...body]],
  ])('is unknown above %s', (_, lines) => {
    expect(read(...lines)?.title).toBeNull()
  })
})

describe('the body', () => {
  it('ends where readers begin to comment', () => {
    const said = ['12 Comments', 'Bo says:', prose('Comment'), 'Cy says:', prose('Another'), 'Di says:', prose('Third')]
    expect(read(title, ...body, ...said)?.paragraphs.map(({ text }) => text)).toEqual(body)
  })

  it('ends before the heads of other articles', () => {
    const others = [
      'Snow falls on the hills of the north and the roads are...',
      'The mayor of the town has a plan for the...',
      'Ten ways to cross a river when the bridge...',
    ]
    expect(read(title, ...body, ...others)?.paragraphs.map(({ text }) => text)).toEqual(body)
  })

  it('holds a caption neither once nor for every picture', () => {
    const caption =
      'People of the town look at the old bridge, which was built in 1905 and has carried carts and cars since then.'
    expect(
      read(
        title,
        ...body.slice(0, 2),
        caption,
        caption,
        'Photo: Town Archive',
        caption,
        ...body.slice(2),
      )?.paragraphs.map(({ text }) => text),
    ).toEqual(body)
  })

  it('is found in a script without spaces', () => {
    const text =
      '町の川と橋について人々が話すようになったのは雨が降ってからである。技師たちは会議で二度話を聞かれた。古い橋を残すべきだと考える人は一人もいなかったという。'
    expect(
      read('ホーム', 'ニュース', text, text.replace('雨', '雪'), text.replace('雨', '風'))?.paragraphs,
    ).toHaveLength(3)
  })
})
