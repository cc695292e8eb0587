// Words in another script than their surroundings, such as a quotation, must be marked with their language: an English
// voice cannot read Arabic, and its full stop would be displayed at the wrong end. Two languages of one script cannot
// be told apart here.
import { attribute } from '../html/inline-style.ts'
import type { Found, Place, Reading } from '../html/read-aloud.ts'

export function foreignWords({ places }: Reading): Found[] {
  return places.flatMap((place) => {
    const letters = readAloud(place.words).match(/\p{L}/gu) ?? []
    if (letters.length < leastLetters) return []
    const found = inAnotherScript(place, letters) ?? againstTheGrain(place, letters)
    return found === null ? [] : [found]
  })
}

/** A symbol or an abbreviation does not count as another language. */
const leastLetters = 4

function inAnotherScript({ element, language }: Place, letters: readonly string[]): Found | null {
  const script = scriptOf(language)
  const own = script === null ? null : lettersOf(script)
  if (own === null || 2 * letters.filter((letter) => own.test(letter)).length >= letters.length) return null
  const reason = `its language is “${language}”, but most of its letters are of another script`
  return { rule: 'Language', element, reason, remedy: 'write the lang of its words on it, and their dir' }
}

function againstTheGrain({ element, direction }: Place, letters: readonly string[]): Found | null {
  const leftwards = letters.filter((letter) => runsLeft.test(letter)).length
  const own = 2 * leftwards > letters.length ? 'rtl' : 'ltr'
  if (direction === own || direction === 'auto') return null
  const side = own === 'rtl' ? 'from right to left' : 'from left to right'
  const reason = `its words run ${side}, but its dir is “${direction}”${attribute(element, 'dir') === undefined ? ', from around it' : ''}`
  return { rule: 'Direction', element, reason, remedy: `write dir="${own}" on it` }
}

/** Right-to-left scripts in everyday use. */
const runsLeft = /[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}\p{Script=Adlm}]/u

/** Removes isolated names, and addresses of the web and of email, which have no language. */
function readAloud(words: string): string {
  const line = words.replace(/[\u2066-\u2068][^\u2066-\u2069]*\u2069/g, ' ').split(/\s+/)
  return line.filter((word) => !/[@/]|\.\w/.test(word)).join(' ')
}

/** Scripts of languages that use several. */
const several: ReadonlyMap<string, string[]> = new Map(
  Object.entries({
    Jpan: ['Hira', 'Kana', 'Hani'],
    Kore: ['Hang', 'Hani'],
    Hans: ['Hani'],
    Hant: ['Hani'],
  }),
)

const patterns = new Map<string, RegExp | null>()

/** `null` if the script has no name in Unicode's character data. */
function lettersOf(script: string): RegExp | null {
  const known = patterns.get(script)
  if (known !== undefined) return known
  const pattern = written((several.get(script) ?? [script]).map((one) => `\\p{Script=${one}}`).join(''))
  patterns.set(script, pattern)
  return pattern
}

function written(letters: string): RegExp | null {
  try {
    return new RegExp(`[${letters}]`, 'u')
  } catch {
    return null
  }
}

const scripts = new Map<string, string | null>()

/** @example scriptOf('ar') // 'Arab' */
function scriptOf(language: string): string | null {
  const known = scripts.get(language)
  if (known !== undefined) return known
  const script = likelyScript(language)
  scripts.set(language, script)
  return script
}

function likelyScript(language: string): string | null {
  if (language === '' || language === 'und') return null
  try {
    return new Intl.Locale(language).maximize().script ?? null
  } catch {
    return null
  }
}
