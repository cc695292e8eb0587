// The entities that a document declares: names for texts, in the internal subset only. Nothing outside the document is
// read, and the size to which a few lines may expand is bounded ("billion laughs").
import { decodedText } from '../../content/html/character-references.ts'

/** Most declarations that are read. */
const mostEntities = 500
/** Most characters of one text, and levels of entities inside entities. */
const longestText = 2000
const deepest = 4
/** Most characters that all entities of a document may add to it. */
const mostGrowth = 200_000

const declaration = /<!ENTITY\s+(%\s+)?([^\s%"'<>]{1,60})\s+(?:"([^"]{0,2000})"|'([^']{0,2000})')\s*>/g
const reference = /&([^\s&;#]{1,60});/g

export class DeclaredEntities {
  readonly #texts = new Map<string, string>()
  #grown = 0

  /** @param subset the text between the brackets of a DOCTYPE */
  constructor(subset: string) {
    for (const [, parameter, name = '', double, single] of subset.matchAll(declaration)) {
      if (this.#texts.size === mostEntities) break
      // The first declaration of a name counts.
      if (parameter === undefined && !this.#texts.has(name)) this.#texts.set(name, double ?? single ?? '')
    }
  }

  get overgrown(): boolean {
    return this.#grown > mostGrowth
  }

  /** The text with the document’s own entities replaced; other references are left as they are. */
  resolved(text: string): string {
    if (this.#texts.size === 0 || !text.includes('&')) return text
    return this.#resolved(text, 0)
  }

  #resolved(text: string, depth: number): string {
    return text.replace(reference, (whole, name: string) => {
      const declared = this.#texts.get(name)
      if (declared === undefined || standard.has(name)) return whole
      if (depth === deepest || this.overgrown) return ''
      const value = this.#resolved(referencesIn(declared), depth + 1).slice(0, longestText)
      this.#grown += value.length
      return this.overgrown ? '' : value
    })
  }
}

/** XML’s five predefined entities cannot be redefined. */
const standard = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])

/** Numeric references are resolved at the declaration, so that `&#38;` starts a new reference. */
const referencesIn = (declared: string) =>
  declared.replace(/&#(?:\d{1,7}|[xX][\da-fA-F]{1,6});/g, (one) => decodedText(one))
