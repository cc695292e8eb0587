// A later story of an article is understood by a reader who saw nothing else of it.
import { describe, expect, it } from 'vitest'
import { articleContextOf } from '../../../../functions/content/language/names/article-context.ts'
import { selfContained } from '../../../../functions/content/language/standing-alone/self-contained.ts'

const told = [
  'A ferry of Norway sank off Oslo on Friday, when the captain, Anna Dahl, was asleep, a report of the navy says.',
  'The Harbour Council wants new rules for ferries. Sailors call their union’s leader Bo.',
]
const understood = (...sentences: string[]) => understoodBehind('', ...sentences)
const understoodBehind = (opening: string, ...sentences: string[]) => {
  const article = articleContextOf([...told, sentences.join(' ')], { dated: true, title: 'A Night off Oslo', opening })
  return selfContained(sentences, { article, at: told.length, paragraph: [], index: 0 }).ok
}

describe('a later story is understood alone', () => {
  it.each([
    [['Norway has sunk 40 of its old ferries since 2019.', 'The country wants the rest of them to follow.']],
    [['The mayor of Bergen, Ida Holm, sold two ferries to Chile.', 'Holm said the two ferries were too slow.']],
    [
      [
        'Norway has a bill on ferries before its parliament.',
        '“If this bill passes, none will sail,” said Ida Holm of Oslo.',
      ],
    ],
    [['A ferry of Norway takes longer to build than one of Chile.', 'Ida Holm of Oslo has waited for two.']],
    [['Ida Holm of Oslo is better known as a sailor.', 'Holm owns two ferries of Norway.']],
    [['Oslo and Bergen share a pilot school.', 'The two cities pay half of it each.']],
  ])('%j', (sentences) => {
    expect(understood(...sentences)).toBe(true)
  })
})

describe('a later story leans on its article', () => {
  it.each([
    ['by a first name', ['Norway gave Anna a medal in 2019.']],
    ['by a first name that owns something', ['Sailors of Norway liked Anna’s way of sailing.']],
    ['by what a thing of it owns', ['The report’s author, Ida Holm of Oslo, sails.']],
    ['by a thing beside a name', ['Norway signed the report alongside Chile.']],
    ['by a thing of a quotation', ['Ida Holm of Oslo asked: “Who will read the report now?”']],
    ['by a surname that owns something', ['Sailors of Norway liked Dahl’s way of sailing.']],
    ['by the only name that somebody has there', ['Norway gave Bo a medal in 2019.']],
    ['by the kind of a body', ['Norway asked the Council to write better rules.']],
    ['by a thing that a name describes', ['The Oslo ferry was built in Norway.']],
    ['by a thing of its second sentence', ['Norway pays for its sailors.', 'They were paid in full by the captain.']],
    ['by a matter without a word on it', ['No arrests were made in the case, police in Oslo said.']],
    ['by being one more', ['Norway has also sold two boats to Chile.']],
    ['by being another', ['Bo Lund of Bergen was another sailor who slept.']],
    ['by an order of things', ['Norway later sold two boats to Chile.']],
    ['by what was before', ['Now Norway will sell two boats to Chile.']],
    ['by a number of what is not said', ['Ida Holm of Oslo put the number at 40.']],
    ['by where it was said', ['Norway would buy no boat, Ida Holm said in her speech.']],
    ['by whatever is called something', ['In Oslo, Ida Holm called it a shame.']],
    ['by naming nobody', ['Sailors want better boats and more money for them.']],
    ['by the first name that a friend calls somebody', ['“I like Anna a lot,” Ida Holm of Oslo said.', 'Holm sails.']],
    ['by the situation of a quotation', ['“Boats are no help in this situation,” Ida Holm of Oslo said.']],
    ['by an office before half a name', ['Norway gave Capt. Dahl a medal in 2019.']],
    ['by an office to come before half a name', ['Sailors of Norway fear that a President Dahl would sell ferries.']],
    ['by a share of what was left out', ['Norway has old ferries.', 'That share compares with 8 per cent in Chile.']],
    ['by what somebody had called it', ['Norway sold a boat.', '“Very old” is a matter of taste in Oslo.']],
    ['by the kind of a country', ['The European nation has sold two boats to Chile.']],
    ['by the next entry of a list', ['Norway sold a boat.', 'Long arms of the law: Police in Oslo want boats.']],
    ['by a surname that speaks in its second sentence', ['Norway sold a boat.', 'In Oslo, Tikhanov said it was old.']],
    ['by that one of several', ['The rules of Norway resemble that high court ruling in many ways.']],
    [
      'by a paper that somebody speaks of',
      ['Ida Holm of Oslo wants to sail.', '“If this bill passes, none will,” Holm said.'],
    ],
    [
      'by somebody whom a quotation shows',
      ['Ida Holm of Oslo wants to sail.', '“I know that young man well,” Holm said.'],
    ],
    [
      'by taking longer',
      ['Norway builds ferries in Oslo.', 'A ferry of Norway takes longer to build, so sailors wait.'],
    ],
    ['by a step that is better', ['Ida Holm said that new ferries would be a more effective step for Norway.']],
    ['by what is near', ['“The sea was calm,” Ida Holm, who ran a nearby inn, told Norway Radio.']],
    ['by beginning with what somebody said', ['“No ferry sails,” Ida Holm of Oslo told Norway Radio.']],
    ['by calling its reader', ['Norway sells old ferries in Oslo.', 'You can buy one there.']],
    ['by stepping back', ['A jury of Oslo had given the owners of the ferries four million.']],
    ['by going on with a tale', ['Before long, Ida Holm of Oslo owned two ferries.']],
    ['by less than there was', ['With less money for ferries, Norway and Chile look for help.']],
    ['by all of several', ['Both sides have ferries in Norway.']],
    ['by a thing without a name', ['The new law sets rules for every ferry in Norway.']],
    ['by what is a part of something', ['Highlights will include two ferries of Norway.']],
    ['by what a day is known for', ['Norway will speak of Friday’s events in Oslo.']],
    ['by the same day as another', ['Ida Holm of Oslo sailed that same Friday.']],
    ['by somebody who is missed', ['Sailors of Norway looked for the missing woman near Oslo.']],
    ['by what came as something else did', ['Norway has ferries.', 'The developments came as Chile sold some.']],
    ['by half a sentence', ['Ida Holm, who has sailed a boat of Norway since 2019.']],
  ])('%s', (_, sentences) => {
    expect(understood(...sentences)).toBe(false)
  })

  it('if it has not a word of what the article opens with', () => {
    const [opening = ''] = told
    expect(understoodBehind(opening, 'The mayor of Bergen sold two ferries to Chile.')).toBe(true)
    expect(understoodBehind(opening, 'The marriage with Ida Holm of Bergen was brief.')).toBe(false)
  })
})
