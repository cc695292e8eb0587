// Reads several names in one text, with what joins them: `Ann Lee / Bo Ek`; and decides what can be a name at all.
import { opener, openerAlone } from '../elements/signing-words.ts'
import { isDomain, isOrganisation, loneNameIn } from './byline.ts'
import { isCity, isPaperName, isPlace } from './paper-name.ts'
import { isPlaceholderName } from './placeholder-names.ts'

/** Most words and characters of a name. Chosen, not measured. */
export const mostNameWords = 5
const longestName = 60

/** After several names, the office of all of them: `Envoyés spéciaux à Ville`. */
const ofAll = / (?:envoy[ée]e?s spécia(?:ux|les)|correspondant[e]?s|enviad[oa]s especiales|inviati)(?!\p{L}).*$/iu
/** A place and a day, or the day alone. */
const dayBehind = / (?:\d{1,2} \p{L}{3,12}\.? |\d{1,2}([./-])\d{1,2}\1)\d{4}(?!\d)/u

/** `Ann Lee/Bo Ek`, `Ann Lee / Bo Ek Madrid 7 ENE 2022`, `Par Ann Lee, Bo Ek Envoyés spéciaux`: empty if one part is
 * not a name. */
export function namesListed(value: string): string[] {
  const text = value.replace(opener, '').slice(0, longestList)
  const isTitled = ofAll.test(text)
  if (!isTitled && !text.includes('/')) return []
  const [own = ''] = text.replace(ofAll, '').split(dayBehind, 1)
  const parts = own.split(isTitled ? / ?, | (?:et|y|e) (?=\p{Lu})/u : / ?\/ ?/)
  const names = parts.map((part) => withoutPlace(part.trim()))
  const isName = (name: string) =>
    isSomebody(name) &&
    (isTitled || name.includes(' ')) &&
    !isOrganisation(name) &&
    !isPlace(name) &&
    !isPaperName(name) &&
    loneNameIn(isTitled ? inSmall(name) : name) !== null
  return names.length > 1 && names.every(isName) ? names : []
}

const longestList = 200
/** Words in capitals may be a name, if the element says that they are; this writes them as one. */
export const inSmall = (name: string) => name.replace(/(?<=\p{Lu})\p{Lu}+/gu, (rest) => rest.toLowerCase())

/** A city, and words about it, may follow a name of two words or more. */
export function withoutPlace(name: string): string {
  const words = name.split(' ')
  const at = words.findIndex((word, n) => n > 1 && isCity(word))
  return at < 0 ? name : words.slice(0, at).join(' ')
}

/** In Arabic, `and` is a letter joined to the second name, but a name of two words may itself begin with that
 * letter. */
export function arabicPair(value: string): string[] {
  const names = value.split(
    / و ?(?=\p{Script=Arabic}{2,15} \p{Script=Arabic})(?!ال|ليد|ائل|سام|فاء|داد|جدي|سيم|حيد|ديع|هيب)/u,
  )
  return names.length === 2 && names.every((one) => arabicName.test(one)) ? names : []
}
const arabicName = /^\p{Script=Arabic}{2,15}(?: \p{Script=Arabic}{2,15}){1,2}$/u

/** Words of a page around a name. */
const within =
  /(?<!\p{L})(?:staff|editors?|editorial|team|newsroom|letters|author|photos?|photographer|images?|getty|shutterstock|published|updated|posted|edited|blogger|follow|subscribe|contributors?|admin|press release|comments?|minutes?|read|share|twitter|facebook|instagram|linkedin|whatsapp|posts|articles?|artikel|beiträge|more|all|alle|publi[cé]\p{L}*|pubblicato|veröffentlicht|actualizado|actualización|akt\p{L}+|opublikowano|seguir|suivre|folgen|takip|theme)(?!\p{L})/iu

export const isWithin = (name: string): boolean => within.test(name)

/** True of a person or an agency, and only if it could be nothing else. */
export function isSomebody(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length <= mostNameWords &&
    name.length <= longestName &&
    /^(?:\p{Lu}|\p{Lo}|(?:de|van|von|al|el) )/u.test(name) &&
    !/\d|[|/:;!?…]|\.\./.test(name) &&
    !isDomain(name) &&
    !openerAlone.test(name) &&
    !/^(?:any|every|each|some|this|that|these|how|what|why|when|where|if|in|on|at|to|for|with|an?) /i.test(name) &&
    !isPlaceholderName(name) &&
    !isWithin(name)
  )
}
