// What of a title heads a story: the source's own letters, without what says nothing of the matter.
import { describe, expect, it } from 'vitest'
import { titleLine } from '../../../../functions/content/story/excerpts/title-as-headline.ts'

const site = 'The Coast Daily'

describe('a title heads a story', () => {
  it.each([
    ['VIDEO. Parliament of Merovia votes on water bill', 'Parliament of Merovia votes on water bill'],
    ['TÉMOIGNAGE. Le maire de Merovia quitte la mairie', 'Le maire de Merovia quitte la mairie'],
    ['Live: Parliament of Merovia votes on water bill', 'Parliament of Merovia votes on water bill'],
    ['BREAKING – Governor of Sillas resigns', 'Governor of Sillas resigns'],
    ['World News: Merovia and Sillas sign treaty', 'Merovia and Sillas sign treaty'],
    ['Brel opens its first night school [with video]', 'Brel opens its first night school'],
    ['OUTRAGE!! Speaker of Brel accused of blackmail', 'Speaker of Brel accused of blackmail'],
    ['BUDGET 4.0 | Brel hires an army of divers', 'Brel hires an army of divers'],
    ['NATO | Merovia', 'NATO | Merovia'],
    ['Podcast | Exclusive: The last keeper of Orn Island', 'The last keeper of Orn Island'],
  ])('without a kicker of its form or section: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    ['Ferry runs aground in fog – Coast Daily, all the news by the sea', 'Ferry runs aground in fog'],
    ['Coast Daily Today: Ferry company cancels night sailings', 'Ferry company cancels night sailings'],
    ['Ferry company cancels sailings | Another Paper', 'Ferry company cancels sailings'],
    ['Coast Daily sold to Nordlin – a town reads on', 'Coast Daily sold to Nordlin – a town reads on'],
    ['Coast Daily Poll: Most want the night ferry', 'Coast Daily Poll: Most want the night ferry'],
  ])('without the name of its site: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    ['Police close inquiry into warnings (14 May 2026)', 'Police close inquiry into warnings'],
    ['2026-05-14: Police close inquiry', 'Police close inquiry'],
    ['Flood warnings: inquiry closed – Thursday, May 14, 2026', 'Flood warnings: inquiry closed'],
    ['14 May 2026 – a day that changed Brel', '14 May 2026 – a day that changed Brel'],
    ['Morning briefing – Thursday, 14 May 2026', null],
  ])('without its day: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    ['Crane fails third safety test: who will pay for repairs?', 'Crane fails third safety test'],
    ['Who pays? Port Ellin splits over harbour crane', 'Port Ellin splits over harbour crane'],
    ['Abandon ship? They did so in recent disasters', 'Abandon ship? They did so in recent disasters'],
    ['Can Hals win the cup? Coach says yes', null],
    ['Is the crane safe?', null],
  ])('where it tells, and not where it asks: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    ['How I Sold the Last Ferry of Brel', null],
    ['Brel lost 40 shops to the tide. I walked past them', null],
    ['The harbour of Brel is better than I thought', null],
    ['My year on Orn Island', null],
    ['Why we left the quay of Brel', null],
    ['Our favourite harbours of Merovia', null],
    ['“I sell harbours,” says mayor of Brel', '“I sell harbours,” says mayor of Brel'],
    ['How the tide changed the way we eat', 'How the tide changed the way we eat'],
    ['Why we sleep', 'Why we sleep'],
    ['Brel digs up a ship of World War I', 'Brel digs up a ship of World War I'],
    ['How World War I changed the port of Brel', 'How World War I changed the port of Brel'],
    ['New vaccine passes phase I trial in Brel', 'New vaccine passes phase I trial in Brel'],
  ])('and not in the voice of its writer, which would be that of whoever prints it: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    ['Your old coin could be worth thousands - here’s how to check it', 'Your old coin could be worth thousands'],
    ['Half of new divers go by their friends. Here’s why that is a bad idea', 'Half of new divers go by their friends'],
    ['Brel failed its traders: here is what it must do', 'Brel failed its traders'],
    ['Ada Lind’s years in Brel: What we know about her youth', 'Ada Lind’s years in Brel'],
    ['Fog over the harbour of Brel — everything you need to know', 'Fog over the harbour of Brel'],
    ['Brel crash: what we know', null],
    ['Here’s a town that fought the sea: Brel', 'Here’s a town that fought the sea: Brel'],
  ])('and not where it keeps back what the text tells: “%s”', (title, line) => {
    expect(titleLine(title, site)).toBe(line)
  })

  it.each([
    'GOVERNOR OF SILLAS RESIGNS OVER LOAN',
    'Governor of Sillas resigns over a loan for…',
    'And the prize goes to ...',
    'Ferry runs aground, wolves return, and more',
    'Five things to know about the crane',
    'Every hat that Ada Lind wore to the harbour, ranked',
    'Here’s what the water law means',
    'Harbours',
    '“I sell harbours – book the right day and save thousands”',
    "'I sell harbours - book the right day and save thousands'",
  ])('and not at all where it is cut, shouts, or stands over a list: “%s”', (title) => {
    expect(titleLine(title, site)).toBeNull()
  })

  it.each([
    'Opinion: The harbour needs a second crane',
    'Northern Cup: Hals beat Brel to reach the final',
    'Anna Morel: “We will not build the stadium”',
    'NATO to open office in Merovia',
    'The wolf is back… and so are the sheep thieves',
    'Bread, salt and a stolen bell — the feast of Tarn',
  ])('whole where both halves speak of the matter, or one says what kind of text it is: “%s”', (title) => {
    expect(titleLine(title, site)).toBe(title)
  })

  it('and is no section’s name in any language', () => {
    expect(titleLine('Arbeit', null, 'another')).toBeNull()
  })

  it('in other languages without what needs no judgement', () => {
    expect(titleLine('Liveticker: Der Kran von Port Ellin fällt aus', null, 'another')).toBe(
      'Der Kran von Port Ellin fällt aus',
    )
    expect(titleLine('Le port de Brel a fermé…', null, 'another')).toBeNull()
  })
})
