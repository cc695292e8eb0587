// Finds plain objects that are used as dictionaries: looking up a word of a text in one would find what every object
// inherits (`constructor`, `toString`). A dictionary must be a `Map`; a plain object that is stored as JSON is read
// through `ownEntry`. An object whose type names its keys needs no rule, because the compiler refuses any other key.

const dictionaryType = String.raw`(?:(?:Readonly|Partial|Required)<)*Record<\s*string\s*,`

/** `known: Record<string, string>`, of a variable, a parameter or a field. */
const declared = new RegExp(String.raw`\b(\w+)\??\s*:\s*${dictionaryType}`, 'g')

/** `export const known: Record<string, string>`: other files may read it. */
const exported = new RegExp(String.raw`\bexport const (\w+)\s*:\s*${dictionaryType}`, 'g')

/** The only file that may look into a plain object by a key from outside. */
const reader = 'functions/content/language/words/own-entry.ts'

/** Names of dictionaries that a source exports. */
export function offeredDictionaries(code: string): string[] {
  return [...code.matchAll(exported)].map(([, name = '']) => name)
}

/** @returns the dictionaries that a source reads or writes by a variable; `offered` are those exported by other
 * files */
export function dictionaryFaults(file: string, code: string, offered: ReadonlySet<string>): string[] {
  if (file === reader) return []
  const own = [...code.matchAll(declared)].map(([, name = '']) => name)
  return [...new Set([...own, ...offered])]
    .filter((name) => isIndexed(code, name))
    .map((name) => `"${name}[…]" is looked up by a variable; make it a Map, or ask ownEntry`)
}

/** By anything but a literal text or number; `name[key as Key]` and `name[key]: …` in types are not look-ups. */
function isIndexed(code: string, name: string): boolean {
  const pattern = new RegExp(String.raw`(?<![\w$])${name}(?:\?\.)?\[\s*(?!['"\d\]])(\w+)[^\]\n]*\](?!\s*:)`, 'g')
  return [...code.matchAll(pattern)].some(([whole]) => !whole.includes(' as '))
}
