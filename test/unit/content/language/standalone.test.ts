// A sentence that opens a story is understood by a reader who saw nothing before it.
import { describe, expect, it } from 'vitest'
import { articleContextOf } from '../../../../functions/content/language/names/article-context.ts'
import { followerOf } from '../../../../functions/content/language/standing-alone/follower.ts'
import { standsAlone } from '../../../../functions/content/language/standing-alone/standalone.ts'
import { goldUnits } from '../../../support/samples/gold.ts'
import { judgedUnits } from '../../../support/samples/judged-units.ts'

const verdict = (sentence: string, before: string[] = []) =>
  standsAlone(sentence, { paragraph: [...before, sentence], index: before.length })

describe('a sentence stands alone', () => {
  it.each([
    'The mayor of Leeds opened a new bridge over the Aire.',
    'In 2019, nearly seven million Russian tourists visited Turkey.',
    'Both France and Spain signed the treaty on fishing.',
    'Part of Norway sold its ships, and one of its ferries went to Chile.',
    'Most of its ferries will go to Chile, Norway said on 4 May 2019.',
    'A firm in Oslo sold its ferries, for ships are rarely needed here.',
    'Ships of steel are here to stay, a sailor of Norway said in 2019.',
    'It is unlikely that Moscow will give way on the question of borders.',
    'At least six sailors of Norway died off Oslo in a storm in 2019.',
    'It may seem odd that Norway sells a ship to a firm in Chile.',
    'It is rare for a sailor of Norway to buy a ship of the navy.',
    'It did not surprise Ann Lee that Norway sold a ship to a firm.',
    'Norway sold a ship, and this was the largest sale in its history.',
    '“We will not sell,” said Ann Lee, the owner of the mill.',
    'Despite its debts, Argentina paid its teachers in full.',
    'Ek and Lee say the two of them wrote a song in a night.',
    'Norway has the right to mine gold in the north of Sweden.',
    'The new ferry of Norway is faster than the old one.',
    'Life in Oslo is getting better every year.',
    'Anna Dahl‘s ferry was sold to a firm in Oslo, and so was Tom Vayle‘s.',
    'Norwegian love of ferries has also made friends of sailors in Chile.',
    'In 2019, a sailor of Norway said he had sold a ship to a firm in Oslo.',
    'While he was asleep in Oslo, Ann Lee sold a ship to a firm.',
    'Hours after she had sold a ship, Ann Lee sailed to Oslo.',
    'The slogan “Build it now and let others pay for it” hangs above a door in Oslo.',
    '“Sailors in Norway want better boats, and they will get them,” said Ann Lee of Oslo.',
  ])('%s', (sentence) => {
    expect(verdict(sentence)).toEqual({ ok: true })
  })
})

describe('a sentence does not stand alone', () => {
  it.each([
    ['by its opening word', 'However, Norway sold a ship to a firm in Oslo.'],
    ['by some of whom it was told', 'Some said they felt cheated by the owner of the ferry to Oslo.'],
    ['by its opening phrase', 'As a result, Norway sold a ship to a firm in Oslo.'],
    ['by a pronoun for a subject', 'It sold a ship to a firm in Oslo.'],
    ['by a pronoun behind an opening phrase', 'With a little luck, it will sell a ship to a firm.'],
    ['by a demonstrative', 'Norway regretted this purchase for many years.'],
    ['by a definite noun nothing explains', 'The generals face sanctions that hurt them.'],
    ['by a country it does not name', 'Protesters filled the squares of the country by night.'],
    ['by what is so at least', 'At least Norway sold a ship to a firm in Oslo.'],
    ['by all of several cases', 'In all three cases, Norway sold a ship to a firm in Oslo.'],
    ['by a motion that was told', 'If successful, the motion would let Norway sell a ship.'],
    ['by what nobody has charged', 'There is no evidence that Ann Lee of Oslo sold a ship.'],
    ['by two that it does not name', 'Trade between the two states fell by half.'],
    ['by which it is the last of', 'The most recent of these went from Norway to a firm in Oslo.'],
    ['by what it comes beside', 'Complementing the ferry of Oslo is a ship that Norway sold to a firm.'],
    ['by an aside', 'Norway, however, sold the ship to a firm in Oslo.'],
    ['by what it was for', 'It is for that reason that Norway sold a ship to a firm in Oslo.'],
    ['as an entry of a list', 'Small Print: Shops in Oslo hide what a ship of Norway costs.'],
    ['as the time of a list', 'Shortly after 11 p.m.: Norway sells a ship to a firm in Oslo.'],
    ['as a number of a list', '12 million: Norwegians who have been on a ship of the firm.'],
    ['by whose a part it tells of', 'Part of its success comes from a ship that Norway sold to a firm.'],
    ['by of whom it counts some', 'At least a third of their boats went to a firm in Oslo in 2019.'],
    ['by where “here” is', 'Letters should not stay here any longer than it takes Norway to sell a ship.'],
    ['by the first person', 'In Oslo we saw a ship that Norway had sold.'],
    ['by a possessive of the first person', 'A friend of mine sold a ship to a firm in Oslo.'],
    ['by relative time', 'Norway sold a ship last month to a firm in Oslo.'],
    ['by a weekday', 'Norway sold a ship on Tuesday to a firm in Oslo.'],
    ['by a speaker who is a pronoun', '“Norway sold a ship,” she said.'],
    ['as a quotation without a speaker', '“Norway sold a ship.”'],
    ['as a fragment', 'Until now.'],
    ['as a relative clause', 'Which the ships of Norway and of Chile have needed since 2019 and never got.'],
    ['by what it is up to', 'It’s up to the sailors of Norway to sell it before the next winter.'],
    ['as a question', 'Why did Norway sell a ship?'],
    ['without an end mark', 'Norway sold a ship to a firm in Oslo'],
    ['with a quotation left open', 'Norway sold “a ship to a firm in Oslo.'],
    ['with its beginning cut off', 'and Norway sold a ship to a firm in Oslo.'],
    ['by one side of a comparison', 'With a new screw, the ships of Norway are clearly faster.'],
    ['by more of what it measures by nothing', 'If you sail to Oslo, a ship of Norway may be more fun.'],
    ['by a pronoun behind a comment', 'As the sales in Norway have shown, they are worth more than ships.'],
    ['by what somebody is', 'As a sailor of Norway Lines, she thinks one ship in ten is too old.'],
    ['by a pronoun behind a date', 'In 2019, he founded Norway Lines, a firm that people in Oslo like.'],
    ['by a pronoun behind an adverb', 'Unwittingly he is making a new Ann Lee of Norway.'],
    ['by a pronoun of what it quotes', '“The trouble is, they have no ships in Norway,” said Ann Lee of Oslo.'],
    ['as a quotation that nobody says', 'The Norwegian minister Ann Lee “has put ships aside. Norway will wait.”'],
    ['as a quotation with a word or two', 'There was “a large number of ships in the harbour of Oslo.”'],
    ['by whoever reports it', 'Ann Lee, she reports, is about to sell a ship to a firm in Oslo.'],
    ['as a part of an event', 'At one point, Ann Lee of Oslo sold a ship to Norway.'],
    ['as a clause', 'Which, of course, is what Ann Lee of Oslo did with her ship in 2019.'],
    ['by a condition of what it points at', 'If that’s a large ship for Oslo, Norway will buy ten more of them.'],
    ['by what somebody does not have', 'Mayor Ida Holm of Oslo does not have that power, sailors of Norway say.'],
    ['by what is one more', 'Deep cracks have also appeared in the ferries of Norway, sailors of Oslo say.'],
    ['by what it calls somebody', 'Known as the mother of Oslo, she sold a ship to Norway in 2019.'],
    ['by a pronoun with a body before it', 'Prices put up by the Bank of Oslo made him sell a ship to Norway.'],
    ['by a pronoun at its end', 'The museum of Oslo has a plan and wants Norway to deal with that.'],
    ['by what others did before', 'Previous ships to leave Oslo were sold to Norway in 2019.'],
    ['by a verb behind a plain subject', 'The sailors want to find a ship of Norway in Oslo.'],
    ['by two countries that are none', 'Ships of Baptist owners in Orthodox ports sail to both countries.'],
    ['by saying nothing', 'Singer Ann Lee of Norway said in a posting.'],
    ['by telling somebody nothing', 'Ann Lee of Oslo told Norway News on Monday in a long interview.'],
    ['by what something might do', 'Sailors of Norway have a reason to think this might work in Oslo.'],
    ['by others than those told', 'For others, it may be useful to ask the harbour of Oslo in Norway.'],
    ['by a subject behind a phrase', 'For one part he takes on the walk of Ann Lee, a sailor of Norway.'],
    ['as a team', 'R Rook, B Dove, N Hare, J Lark, M Wren, G Swan of Norway, B Kite.'],
    ['as a telephone number', 'Oslo Harbour Call Centre for Norway: +47 (0) 2132 9950.'],
    ['as an entry behind a dash', '-- Norway gives the ships of Oslo a new museum.'],
    ['by half a name', 'Mr. Touadera is expected to ask for teachers of Russian.'],
  ])('%s', (_, sentence) => {
    const { ok, why } = verdict(sentence)
    expect(ok).toBe(false)
    expect(why).toBeTruthy()
  })

  it('by a surname that speaks, whether or not its owner was introduced before it', () => {
    const sentence = 'Tikhanov told reporters that Norway had sold a ship.'
    expect(verdict(sentence).ok).toBe(false)
    expect(verdict(sentence, ['Oleg Tikhanov came to Oslo in 2019.']).why).toBe('half a name: Tikhanov')
    expect(verdict('Norway said it had sold a ship to a firm in Oslo.').ok).toBe(true)
  })

  it.each([
    ['by a contraction of what it leans on', 'That’s the largest ship that Norway has sold to a firm in Oslo.'],
    ['by a pronoun with a verb tied to it', 'When he’d sold the ship of the navy, he’d give his money to Oslo.'],
    ['as half a sentence', 'Because the ships of Norway are older than most.'],
    ['by time told before', 'A few days later, Norway sold a ship to a firm in Oslo.'],
    ['as a result of something', 'Norway sold a ship to a firm in Oslo as a result.'],
    ['by a surname with a pronoun of its own', 'Tikhanov hardly knew that somebody had bought his ship.'],
    ['by a surname behind a quotation', '“Norway has sold a ship of its navy,” Tikhanov said.'],
    ['by whose it is', 'Norway sold a ship in spite of the group’s claim to it.'],
    ['by a definite noun before a pronoun', 'Unfortunately for Norway, the doctors he saw had gone to Oslo.'],
    ['by a subject that a verb follows', 'The firm currently sits in Oslo beside the National Museum.'],
    ['by a participle in front of a pronoun', 'Rebranded as a museum in 2019, it sold tickets to people of Oslo.'],
    ['as an aside in brackets', '(Norway had sold a ship to a firm in Oslo in 2019.)'],
    ['as a list', 'Norway: ship of the navy, boat of the police, ferry of 1905, two oars.'],
    ['by what is the same', 'Same too with the ferries of Norway that were sold to Chile.'],
    ['by what there is no reason for', 'No reason you should have seen the ferries of Oslo or made a note of them.'],
    ['by a pronoun at the end of a short sentence', 'Some of the sailors of Norway are thinking about it.'],
    ['by the number of a match', 'Norway have won six of their past nine games in Oslo.'],
  ])('%s', (_, sentence) => {
    expect(verdict(sentence).ok).toBe(false)
  })
})

describe('in its whole article', () => {
  const before = [
    'A ferry of Norway sank off Oslo when Anna Dahl was at the wheel.',
    'Its owner, the Baltic Line (BLN), is sorry.',
  ]
  const stands = (sentence: string, dated = true) => {
    const article = articleContextOf([...before, sentence], { dated })
    return standsAlone(sentence, { paragraph: [sentence], index: 0, article, at: before.length }).ok
  }

  it.each([
    ['by a surname given paragraphs before', 'Sailors from Oslo praised Dahl for the way she worked in 2019.'],
    ['by an abbreviation explained before', 'Sailors from Oslo have sued BLN for two million crowns.'],
    ['by a thing told before', 'Sailors from Oslo had long said that the ferry was too old.'],
    ['by a pronoun with a place before it', 'In Oslo in May 2019, he was praised by sailors for his work.'],
    ['by naming nobody', 'Sailors have asked for better boats and more money since then.'],
    ['by vague time', 'Sailors from Oslo asked for better boats last week.'],
  ])('does not stand alone %s', (_, sentence) => {
    expect(stands(sentence)).toBe(false)
  })

  it('stands with a weekday where its label has a date', () => {
    expect(stands('Sailors from Oslo asked Norway for better boats on Monday.')).toBe(true)
    expect(stands('Sailors from Oslo asked Norway for better boats on Monday.', false)).toBe(false)
  })

  it.each([
    ['Sailors from Oslo told Norway on Tuesday’s visit that boats are old.', false],
    ['Sailors from Oslo asked Norway for better boats, said the union Friday.', false],
    ['Sailors from Oslo ask Norway for better boats every Monday.', true],
    ['Sailors from Oslo asked Norway for better boats, said the union Monday, 3 March 2008.', true],
  ])('opens and follows without a date only where it names no day of its own: %s', (sentence, fine) => {
    const article = articleContextOf([...before, sentence])
    const context = { paragraph: [sentence], index: 0, article, at: before.length }
    expect([stands(sentence, false), followerOf(sentence, context)(before).ok]).toEqual([fine, fine])
  })
})

describe('the first sentence of an article', () => {
  const stands = (sentence: string, at = 0) => {
    const article = articleContextOf(['Harbour news', sentence], { dated: true, lead: { paragraph: at, unit: 0 } })
    return standsAlone(sentence, { paragraph: [sentence], index: 0, article, at }).ok
  }

  it.each([
    ['the time beside its date', 'This week marks fifty years of ferries between Oslo and the islands of the south.'],
    [
      'what is found behind an opening phrase',
      'After losing her ferry in a storm off Oslo, Anna Dahl wants a new one.',
    ],
    ['what a clause waits for', 'Although it has sailed for three weeks only, the ferry of Oslo is full.'],
    ['whoever speaks', 'The owner of the ferry said Friday he still wants to sail to Oslo.'],
    ['a phrase with “the”', 'The next stage in the search for the ferry off Oslo will cost a million crowns.'],
    ['a company that hopes', 'Norway Lines said on Friday it wants new ships and that by 2030, it hopes to have ten.'],
    ['a company that says so itself', 'The company Norway Lines has bought two ferries in Oslo, it said on Friday.'],
    ['somebody whom it names behind the pronoun', 'He may never have won a race, but sailor Tom Vayle is back.'],
    ['somebody behind a clause', 'Even though she cannot sail, the sailor Anna Dahl of Oslo has bought a ferry.'],
    ['nobody until', 'It was not until Anna Dahl lost her ferry in a storm that sailors of Oslo asked.'],
    ['a name that begins small', 'eFerry lets sailors of Oslo sell their boats to each other.'],
    ['somebody by a trade', 'A female inspector went to hospital on Friday after she was hit by a rope in Oslo.'],
    ['nobody, since', 'It has been a year since Norway told the owners of ferries to stay in harbour.'],
  ])('may speak of %s', (_, sentence) => {
    expect(stands(sentence)).toBe(true)
  })

  it('may not begin with what only others could have said before', () => {
    expect(stands('But the ferries of Oslo were late on Friday, sailors said.')).toBe(false)
    expect(stands('They were late on Friday, sailors from Oslo said.')).toBe(false)
    expect(stands('The ferries of Oslo were late on Friday, they said in the harbour.')).toBe(false)
    expect(stands('He may never have won a race, but sailors in Northern Norway like him.')).toBe(false)
  })

  it('is judged so behind a line that is no sentence, too', () => {
    const sentence = 'The next stage in the search for the ferry off Oslo will cost a million crowns.'
    expect([stands(sentence, 1), stands('Earlier, the ferry off Oslo had been full.', 1)]).toEqual([true, false])
  })
})

describe('behind other sentences of its article', () => {
  const article = articleContextOf([
    'The harbour was built by Anna Dahl.',
    'It is the largest of Norway.',
    'Dahl sold it.',
  ])
  const follows = (...before: string[]) =>
    followerOf('Dahl sold the harbour in May.', { paragraph: [], index: 0, article, at: 2 })(before).ok

  it('a person may be named by the surname where the full name was printed before it, and nowhere else', () => {
    expect(follows('The harbour was built by Anna Dahl.')).toBe(true)
    expect(follows('The harbour is the largest of Norway.')).toBe(false)
  })
})

describe('behind other sentences', () => {
  const follows = (sentence: string, ...before: string[]) =>
    followerOf(sentence, { paragraph: [...before, sentence], index: before.length })(before).ok

  it.each([
    ['the above', 'The above ships are for sale.', 'Norway has ten ships.'],
    ['another time', 'But this time, Norway will sell ten ships.', 'Ann Lee sold a ship in 1991.'],
    ['somebody', 'He has sailed since 2019.', 'Norway has ten ships.'],
    ['the second of what is not counted', 'Second, Norway will sell its ships.', 'Norway wants to save.'],
  ])('may not point at %s that is not printed', (_, sentence, before) => {
    expect(follows(sentence, before)).toBe(false)
  })

  it.each([
    ['another time', 'But this time, Norway will sell ten ships.', 'Norway sold a ship for the first time in 1991.'],
    ['somebody', 'He has sailed since 2019.', 'A sailor of Norway has ten ships.'],
    ['the first', 'Second, Norway will sell its ships.', 'First, Norway wants to save.'],
  ])('may point at %s that is', (_, sentence, before) => {
    expect(follows(sentence, before)).toBe(true)
  })
})

describe('the judgement on the 389 units of the seeds', () => {
  const judged = judgedUnits(goldUnits)
  const passed = judged.filter((one) => one.ok)

  it('is precise: of those it passes at least 85 % stand alone', () => {
    expect(passed.filter((one) => one.unit.standsAlone).length / passed.length).toBeGreaterThanOrEqual(0.85)
  })

  it('finds at least 80 % of those that do, and 85 % of the good openers', () => {
    const share = (wanted: typeof judged) => wanted.filter((one) => one.ok).length / wanted.length
    expect(share(judged.filter((one) => one.unit.standsAlone))).toBeGreaterThanOrEqual(0.8)
    expect(share(judged.filter((one) => one.unit.goodOpener))).toBeGreaterThanOrEqual(0.85)
  })
})
