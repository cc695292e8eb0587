// Whether a feed writes the month before the day in numeric dates: unambiguous dates decide for ambiguous ones of the
// same form.

const numbers = /^\D{0,12}(\d{1,2})([/-])(\d{1,2})\2\d{2,4}(?!\d)/

/** True if the month comes first in dates of this form; `null` if no such date is unambiguous, or they contradict each
 * other. */
export type DateOrder = (date: string | null) => boolean | null

/** @example monthFirstIn(['8/21/2018', '8/2/2018'])('8/2/2018') // true */
export function monthFirstIn(dates: readonly (string | null)[]): DateOrder {
  const told = new Map<string, Set<boolean>>()
  for (const date of dates) {
    const [, a, , b] = numbers.exec(date ?? '') ?? []
    if (date === null || !(Number(a) > 12 || Number(b) > 12)) continue
    const form = formOf(date)
    told.set(form, (told.get(form) ?? new Set()).add(Number(b) > 12))
  }
  return (date) => {
    const [first = null, other] = [...(told.get(formOf(date ?? '')) ?? [])]
    return other === undefined ? first : null
  }
}

/** @example formOf('8/21/2018 9:00 AM') // '0/0/0 0:0 a' */
const formOf = (date: string) =>
  date
    .slice(0, 100)
    .trim()
    .replace(/\d+/g, '0')
    .replace(/\p{L}+/gu, 'a')
