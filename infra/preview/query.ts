// Reads the page's address: which email is wanted and how it is shown. The whole state of the page is in it, so that a
// view can be sent to a colleague and the back button works.
import type { Cadence } from '../../functions/subscription/cadence.ts'
import { type Scheme, schemes, type Treatment, treatments, usual, widthsIn } from './frame-choices.ts'
import type { Wanted } from './types.ts'

export const tabs = ['mail', 'text', 'source', 'headers', 'site', 'stories', 'checks'] as const
export type Tab = (typeof tabs)[number]

/** Most characters of a story's id, a zone or a language in the address: as many as an id may have. */
const longestText = 64
/** Most topics in the address: more than any list has. */
const mostTopics = 100

export interface PageQuery {
  wanted: Wanted
  tab: Tab
  widths: number[]
  schemes: Scheme[]
  treatment: Treatment
  /** The last edition is shown next to this one. */
  beside: boolean
  /** The story whose article is opened on the editor's desk, to choose other sentences. */
  story: string | null
  /** The page of the site that is shown; its language is that of the reader if absent. */
  page: string
  language: string | null
}

export function pageQueryFrom(query: URLSearchParams): PageQuery {
  const chosenWidths = widthsIn(query.getAll('width'))
  const chosenSchemes = schemes.filter((scheme) => query.getAll('scheme').includes(scheme))
  return {
    wanted: {
      mail: query.get('mail') ?? 'briefing',
      edition: wholeNumber(query.get('edition'), 1),
      reader: query.get('reader') === 'made' ? madeReader(query) : wholeNumber(query.get('reader'), 1),
    },
    tab: tabs.find((tab) => tab === query.get('tab')) ?? 'mail',
    widths: chosenWidths.length > 0 ? chosenWidths : usual.widths,
    schemes: chosenSchemes.length > 0 ? chosenSchemes : usual.schemes,
    treatment: treatments.find((one) => one === query.get('treatment')) ?? 'as sent',
    beside: query.get('beside') === 'yes',
    story: query.get('story')?.slice(0, longestText) || null,
    page: query.get('page')?.slice(0, longestText) || 'subscribe',
    language: query.get('in')?.slice(0, longestText) || null,
  }
}

/** The inverse of reading: the shortest address with the same meaning. */
export function addressOf(
  pageQuery: PageQuery,
  change: Partial<Omit<PageQuery, 'wanted'>> & Partial<Wanted> = {},
): string {
  const query = wantedQuery({ ...pageQuery.wanted, ...pick(change, ['mail', 'edition', 'reader']) })
  const all = { ...pageQuery, ...change }
  if (all.tab !== 'mail') query.set('tab', all.tab)
  if (String(all.widths) !== String(usual.widths)) for (const width of all.widths) query.append('width', String(width))
  if (String(all.schemes) !== String(usual.schemes)) for (const scheme of all.schemes) query.append('scheme', scheme)
  if (all.treatment !== 'as sent') query.set('treatment', all.treatment)
  if (all.beside) query.set('beside', 'yes')
  if (all.story !== null && all.tab === 'stories') query.set('story', all.story)
  if (all.tab === 'site' && all.page !== 'subscribe') query.set('page', all.page)
  if (all.tab === 'site' && all.language !== null) query.set('in', all.language)
  return `/?${query}`
}

/** Only what determines which email it is. */
export function wantedQuery({ mail, edition, reader }: Wanted): URLSearchParams {
  const query = new URLSearchParams({ mail, edition: String(edition) })
  if (typeof reader === 'number') query.set('reader', String(reader))
  else {
    query.set('reader', 'made')
    for (const topic of reader.topics) query.append('topic', topic)
    for (const key of ['language', 'zone', 'hour', 'cadence', 'phase'] as const) {
      if (reader[key] !== undefined) query.set(key, String(reader[key]))
    }
  }
  return query
}

/** Creates only the shape; the values are checked where readers files are. */
function madeReader(query: URLSearchParams): Exclude<Wanted['reader'], number> {
  const text = (name: string) => query.get(name)?.trim().slice(0, longestText) || undefined
  const phase = query.get('phase')
  const [language, zone, hour, cadence] = [text('language'), text('zone'), text('hour'), text('cadence')]
  return {
    address: 'you@example.com',
    topics: query.getAll('topic').slice(0, mostTopics),
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
    ...(hour === undefined ? {} : { hour: Number(hour) }),
    ...(cadence === undefined ? {} : { cadence: cadence as Cadence }),
    ...(phase === null ? {} : { phase: Number(phase) }),
  }
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^[1-9]\d{0,3}$/.test(text) ? Number(text) : otherwise
}

function pick<T extends object, Key extends keyof T>(value: T, keys: Key[]): Partial<Pick<T, Key>> {
  const entries = keys.flatMap((key) => (value[key] === undefined ? [] : [[key, value[key]]]))
  return Object.fromEntries(entries) as Partial<Pick<T, Key>>
}
