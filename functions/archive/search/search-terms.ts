// Words as search compares them, the same for building the index and for searching it: without accents and case, so
// that München is found by munchen and muenchen, İzmir by izmir, and الطاقة by طاقه.
import { arabicForms, isArabic } from '../../content/language/words/arabic-prefixes.ts'

/** Letters that Unicode does not decompose. */
const letters = new Map(
  Object.entries({
    ß: 'ss',
    ı: 'i',
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ى: 'ي',
    ة: 'ه',
    ک: 'ك',
    ی: 'ي',
  }),
)
/** As German and the Nordic languages write them without diacritics. */
const spelt: readonly [RegExp, string][] = [
  [/ä/g, 'ae'],
  [/ö|ø/g, 'oe'],
  [/ü/g, 'ue'],
  [/å/g, 'aa'],
]

const word = /[\p{L}\p{M}\p{N}\u200c\u200d]+(?:['’][\p{L}\p{M}]+)*/gu
/** Scripts without spaces between words: any two neighbouring letters are a term. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u

/** @example searchWords('Kyiv’s grain, 2026') // ['Kyiv’s', 'grain', '2026'] */
export function searchWords(text: string): string[] {
  return (text.normalize('NFC').match(word) ?? []).flatMap((one) => (unspaced.test(one) ? pairs(one) : [one]))
}

function pairs(text: string): string[] {
  const signs = [...text]
  if (signs.length < 3) return [text]
  return signs.slice(0, -1).map((sign, at) => sign + signs[at + 1])
}

/** All forms under which a word of a text is indexed, the one used for searching first. @example foundBy('Über') //
 * ['uber', 'ueber'] */
export function foundBy(text: string): string[] {
  const lower = text.toLowerCase()
  const plain = withoutMarks(lower)
  if (isArabic(plain)) return arabicForms(plain)
  const written = withoutMarks(spelt.reduce((result, [mark, letters]) => result.replace(mark, letters), lower))
  return written === plain ? [plain] : [plain, written]
}

/** The forms of a word in a query. */
export function askedBy(text: string): string[] {
  const forms = foundBy(text)
  return isArabic(forms[0] ?? '') ? forms.slice(0, 1) : forms
}

/** The English plural of a word that does not begin with it, or what a word would be the plural of. Searched only as
 * whole words: as a beginning, `war` would bring warnings to a search for wars.
 * @example inOtherNumber('ferries') // ['ferry', 'ferrie']
 * @example inOtherNumber('city') // ['cities'] */
export function inOtherNumber(form: string): string[] {
  if (/^[a-z]{2,}[^aeiou\W]y$/.test(form)) return [`${form.slice(0, -1)}ies`]
  // News is no plural, and almost every text says "new".
  if (!/^[a-z]{3,}s$/.test(form) || form.endsWith('ss') || form === 'news') return []
  if (form.endsWith('ies')) return [`${form.slice(0, -3)}y`, form.slice(0, -1)]
  return /(?:[sxz]|[cs]h)es$/.test(form) ? [form.slice(0, -2), form.slice(0, -1)] : [form.slice(0, -1)]
}

function withoutMarks(lower: string): string {
  const bare = lower.normalize('NFKD').replace(/[\p{M}\u0640\u200c\u200d]/gu, '')
  return bare
    .replace(/[ßıøæœłđðþىةکی]/g, (letter) => letters.get(letter) ?? letter)
    .replace(/['’]s?$/, '')
    .replace(/['’]/g, '')
}
