// Links are also read out in a list, without their surroundings, so their words must say where they lead.
import { attribute } from '../html/inline-style.ts'
import { type Found, nameOf, type Place, type Reading } from '../html/read-aloud.ts'

interface Link extends Pick<Place, 'element' | 'passage'> {
  words: string
  href: string
}

export function linkBarriers({ places }: Reading): Found[] {
  const links = places.filter(({ tag }) => tag === 'a').flatMap(linkAt)
  return [...links.flatMap(vague), ...[...Map.groupBy(links, ({ passage }) => passage).values()].flatMap(alike)]
}

function linkAt({ element, passage }: Place): Link[] {
  const href = attribute(element, 'href')
  return href === undefined ? [] : [{ element, passage, href, words: nameOf(element) }]
}

function vague({ element, words, href }: Link): Found[] {
  const remedy = 'let its words name what is there'
  if (!/[\p{L}\p{N}]/u.test(words))
    return [{ rule: 'Links', element, reason: `the link to ${href} has no words`, remedy }]
  const plain = words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
  if (!saysNothing.has(plain)) return []
  return [{ rule: 'Links', element, reason: `“${words}” does not say where it leads`, remedy }]
}

/** Two links in one story with the same words that lead to different places. */
function alike(links: readonly Link[]): Found[] {
  return links.flatMap(({ element, words, href }, at) => {
    const first = links.slice(0, at).find((other) => other.words === words && other.href !== href)
    if (words === '' || first === undefined) return []
    const reason = `“${words}” leads to ${first.href} and, in the same passage, to ${href}`
    return [{ rule: 'Links', element, reason, remedy: 'give each words of its own' }]
  })
}

/** Words that say nothing, in the languages of Broadsheet's frames; those of other languages are not known. */
const saysNothing = new Set([
  ...['here', 'click here', 'tap here', 'click', 'link', 'this link', 'this', 'this page', 'more', 'read more'],
  ...['learn more', 'find out more', 'see more', 'details', 'continue', 'go', 'open'],
  ...[
    'هنا',
    'اضغط هنا',
    'انقر هنا',
    'الرابط',
    'رابط',
    'هذا الرابط',
    'المزيد',
    'اقرأ المزيد',
    'للمزيد',
    'التفاصيل',
    'تابع',
  ],
])
