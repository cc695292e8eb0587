// Invented sentences on the topics of the sample list, so that stories are found in them.
import type { Random } from './shape.ts'

const first = ['Ada', 'Bo', 'Cleo', 'Dov', 'Esma', 'Farid', 'Gita', 'Hugo', 'Ilse', 'Jon']
const roots = ['Karat', 'Lem', 'Moran', 'Nys', 'Oren', 'Pell', 'Quist', 'Rada', 'Sorb', 'Tarn', 'Ulm', 'Vask']
const ends = ['ov', 'ic', 'sen', 'man', 'oglu', 'ez', 'ski', 'berg']
const places = [
  'Turkey',
  'Russia',
  'Armenia',
  'Kazakhstan',
  'Ukraine',
  'Belarus',
  'Moscow',
  'Ankara',
  'NATO',
  'Georgia',
]
const verbs = ['signed', 'refused', 'delayed', 'published', 'renewed', 'cancelled', 'bought', 'sold', 'criticised']
const things = ['a gas contract', 'the ceasefire', 'its sanctions', 'a pipeline', 'new missiles', 'the grain deal']
const whys = ['after talks failed', 'to protect its exports', 'because prices fell', 'despite a warning', 'in a day']
const months = ['January', 'March', 'June', 'October']

/** One of some 100,000 names. */
export const name = (random: Random) =>
  `${random.of(first)} ${random.of(roots)}${random.of(['a', 'e', 'i', 'o', 'u'])}${random.of(['l', 'n', 'r'])}${random.of(ends)}`

export const day = (random: Random) => `${random.below(28) + 1} ${random.of(months)} ${2015 + random.below(11)}`

export function sentence(random: Random): string {
  const [where, verb, thing, why] = [random.of(places), random.of(verbs), random.of(things), random.of(whys)]
  switch (random.below(6)) {
    case 0:
      return `${where} ${verb} ${thing} with ${random.of(places)} ${why}, ${name(random)} said.`
    case 1:
      return `On ${day(random)} ${name(random)} of ${where} ${verb} ${thing} ${why}.`
    case 2:
      return `“We ${verb} ${thing} ${why},” said ${name(random)}, a minister of ${where}.`
    case 3:
      return `It ${verb} ${thing} for the ${random.below(90) + 2}th time, and ${where} did not answer.`
    case 4:
      return `The government in ${where} ${verb} ${thing} worth $${random.below(900) + 1}.${random.below(9)} million ${why}.`
    default:
      return `However, ${where} (and ${random.of(places)}) ${verb} ${thing}: ${why}, it lost ${random.below(99)} per cent.`
  }
}

export const sentences = (random: Random, count: number) =>
  Array.from({ length: count }, () => sentence(random)).join(' ')
