// Five short articles on one matter, in five towns: enough for an edition, and each may be a view on another.
import { examinePage } from '../../../functions/content/page/reading/page.ts'
import type { ReadPage, Topic } from '../../../functions/content/types.ts'

export const ferryTopics: Topic[] = [
  {
    id: 'rivers',
    label: 'Rivers',
    definition: 'Water.',
    terms: [{ text: 'ferry' }, { text: 'bridge' }, { text: 'river' }],
  },
]

export const towns = ['Northport', 'Elmstadt', 'Karlsby', 'Vilmar', 'Oststein'] as const

/** On the same matter, so that each can be a view on another. */
const articleOn = (town: string, at: number) => `The ferry of ${town} and its new bridge
By Ann ${town}
${at + 3} November 2026

The river ferry of ${town} carried forty trucks across the Danube on the first morning of the season. Captains from Lisbon and ${town} had waited for the bridge since the flood of 2021. The council of ${town} paid for the bridge with a loan from a bank in Lisbon.

Engineers in ${town} measured the river for two years before they drew the first line of the bridge. Traders of ${town} expect that grain from Lisbon will cross the bridge within a day. The port of ${town} keeps its ferry for the nights when the bridge is closed to trucks.

Fishermen of ${town} fear that the piers of the bridge will drive the sturgeon out of the Danube. A study by the university of ${town} found no fewer sturgeon near the bridge than in the year before. The minister of rivers promised ${town} a ladder for fish beside every pier of the bridge.`

export const ferryPages: ReadPage[] = towns.map((town, at) => {
  const bytes = new TextEncoder().encode(articleOn(town, at))
  const examined = examinePage({ name: `${town}.txt`, bytes, limit: 100_000 })
  if (!('page' in examined)) throw new Error(examined.refused)
  return examined.page
})
