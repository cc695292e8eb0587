// What kind of page an HTML page says it is, for machines (schema.org, as JSON-LD or microdata).

export interface StatedKind {
  /** Types of schema.org, e.g. `Recipe`, `LiveBlogPosting`. */
  types: ReadonlySet<string>
  /** It says that not all of it is free to read. */
  paid: boolean
}

export const nothingStated: StatedKind = { types: new Set(), paid: false }

/** Scripts and attributes of a page that are looked at, and characters of each. */
const most = 50
const mostCharacters = 200_000

export function statedKind(html: string): StatedKind {
  const scripts = linkedDataScripts(html)
  const inScripts = scripts.flatMap((script) => [
    ...script.matchAll(/"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"([A-Za-z]{1,40})"/g),
  ])
  const inTags = [...html.matchAll(/itemtype=["']https?:\/\/schema\.org\/([A-Za-z]{1,40})["']/g)].slice(0, most)
  const types = new Set([...inScripts, ...inTags].flatMap(([, type]) => type ?? []))
  const paid = scripts.some((script) => /"isAccessibleForFree"\s{0,20}:\s{0,20}"?false/i.test(script))
  return { types, paid }
}

function linkedDataScripts(html: string): string[] {
  const found: string[] = []
  for (let at = 0; found.length < most; ) {
    const start = html.indexOf('application/ld+json', at)
    const end = start < 0 ? -1 : html.indexOf('</script', start)
    if (end < 0) return found
    found.push(html.slice(start, Math.min(end, start + mostCharacters)))
    at = end
  }
  return found
}
