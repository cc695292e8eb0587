// Chooses the title of an article among those that its page states for other programs, that of its window, and those
// that it prints as headings.
import type { Line } from '../../html/html-text.ts'
import { cleaned, type Fact, type Page } from '../elements/stated-elements.ts'
import { isPlaceholder, isSameTitle, ownTitle } from './title-without-site.ts'

export interface StatedTitles {
  /** Titles stated for other programs. */
  titles: string[]
  /** Title of the window. */
  window: string | null
  sites: string[]
}

/** Most headings of the highest level that may contain the title. */
const mostHeadings = 3

/**
 * @param found the title that Readability found
 * @param all lines of the page
 */
export function titleOf(stated: StatedTitles, found: string, all: readonly Line[]): Fact | null {
  const headings = all.filter(({ level }) => level === 1).slice(0, mostHeadings)
  const printed = headings.map(({ text }) => cleaned(text))
  // What the page prints and states first takes precedence over what it states for search engines.
  const [own = ''] = stated.titles
  if (isSameTitle(own, printed[0] ?? '')) return { value: own, from: own, element: 'title' }
  const extracted = cleaned(found)
  // Readability cuts the title of a window at any separator.
  const title = stated.titles.includes(extracted) || stated.window === null ? extracted : stated.window
  if (title === '' || isPlaceholder(title)) return null
  const titles = [...stated.titles, ...printed]
  return { value: ownTitle(title, { titles, sites: stated.sites }), from: title, element: 'title' }
}

/** @param headlines of JSON-LD */
export function titlesIn(page: Page, headlines: string[]): Omit<StatedTitles, 'sites'> {
  const [window] = page.elements('title')
  return {
    titles: [
      ...page.contents('og:title', 'twitter:title').map(({ value }) => withoutYear(value)),
      ...headlines.map(cleaned),
    ],
    window:
      window === undefined || isPlaceholder(cleaned(window.textContent))
        ? null
        : withoutYear(cleaned(window.textContent)),
  }
}

/** Newspapers add to an old article's title when it was printed, for people whom it is sent to. */
const withoutYear = (title: string) => title.replace(/ \((?:first )?published (?:in )?\d{4}\)(?=$| [|–—-] )/i, '')
