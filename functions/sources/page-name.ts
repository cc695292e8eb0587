// Names of the pages that come from sources, and what a name tells: `<source>/<day>-<words of the title>-<hash>.html`.
// Pages that an operator puts in by hand have no folder.

/** Characters of the title: enough to recognise it in a list of pages. Chosen, not measured. */
const mostOfTitle = 50
/** 60 bits: entries of one source never share a name. */
const lettersOfHash = 10

/** Readable in a list of pages, and unique to the entry.
 *
 * @param day ISO date of publication; `undefined` if unknown
 * @param hash of what identifies the entry */
export function pageName(source: string, entry: { day: string | undefined; title: string; hash: string }): string {
  const words = entry.title
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, mostOfTitle)
    .replace(/-$/, '')
  return `${source}/${[entry.day, words, entry.hash.slice(0, lettersOfHash)].filter((part) => part).join('-')}.html`
}

/** Id of the source that a page is from; empty for a page put in by hand.
 * @example sourceOfPage('gazette/2026-11-19-ferry-Qx3.html') // 'gazette' */
export const sourceOfPage = (name: string): string => name.slice(0, Math.max(0, name.indexOf('/')))

/** ISO date of publication that a page's name tells. */
export const dayOfPage = (name: string): string | undefined => /\/(\d{4}-\d{2}-\d{2})-/.exec(name)?.[1]
