// Markup as a tagged template: inserted values are escaped, unless they are markup themselves.

export interface Markup {
  readonly markup: string
}

type Value = string | number | Markup | readonly Markup[] | null | false | undefined

/** @example html`<p>${'a < b'}</p>` // <p>a &lt; b</p> */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  const pieces = strings.map((string, at) => string + (at < values.length ? written(values[at]) : ''))
  return { markup: pieces.join('') }
}

function written(value: Value): string {
  if (value === null || value === false || value === undefined) return ''
  if (typeof value === 'object') return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
  return escaped(String(value))
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** @example day('2026-11-19') // 'Thu 19 Nov 2026' */
export function day(date: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${date}T00:00:00Z`)).replace(',', '')
}

export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`
}
