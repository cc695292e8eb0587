// Inserts the theme into templates before they are compiled. Its colours (`light` and `dark`: text, links, panels),
// fonts and sizes are data: `templates/theme.json`. Which colour a section has, of `positions` there, is decided here.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { LanguageTag } from '../../content/types.ts'

/** What a template may insert: `{{frame.language}}`, `{{frame.dir}}`, `{{frame.start}}` and `{{frame.end}}` (`left` or
 * `right`), `{{frame.font}}` and `{{frame.display}}` (text and headlines), `{{frame.sizes.…}}`, `{{frame.heights.…}}`
 * and `{{frame.phone.…}}` with the theme's names, and as shortcuts `{{frame.textHeight}}`, `{{frame.quietSize}}` and
 * `{{frame.quietHeight}}`. */
export interface FrameConstants {
  language: LanguageTag
  dir: 'ltr' | 'rtl'
}

/**
 * Replaces `{{theme.…}}` and `{{frame.…}}`; every other token stays. These are constants of the templates, not data, so
 * they may be used in MJML attributes.
 *
 * @throws Error that names the token and the file
 */
export function applyTheme(source: string, file: string, theme: unknown, { language, dir }: FrameConstants): string {
  const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right']
  const frame = { language, dir, start, end, ...lettersFor(theme, language) }
  const constants = { theme, frame }
  return source.replace(/\{\{((?:theme|frame)\.[\w.]+)\}\}/g, (token, path: string) => {
    const value = path.split('.').reduce<unknown>(property, constants)
    if (typeof value !== 'string')
      throw new Error(`templates/${file}: ${token} is not a text in theme.json; add or correct it`)
    return value
  })
}

/** Fonts and sizes. The values in `scripts` for the script of a language (ISO 15924, e.g. `Arab`) win: some scripts
 * need more room than Latin at the same size, such as Arabic with its vowel signs. */
function lettersFor(theme: unknown, language: LanguageTag) {
  const { script } = new Intl.Locale(language).maximize()
  const own = property(property(theme, 'scripts'), script ?? '')
  const one = (name: string) => property(own, name) ?? property(theme, name)
  const group = (name: string) => ({ ...entries(property(theme, name)), ...entries(property(own, name)) })
  const [sizes, heights] = [group('sizes'), group('heights')]
  return {
    font: one('font'),
    display: one('display'),
    sizes,
    heights,
    phone: group('phone'),
    textHeight: property(heights, 'text'),
    quietSize: property(sizes, 'quiet'),
    quietHeight: property(heights, 'quiet'),
  }
}

function entries(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? ownEntry(value as Record<string, unknown>, name) : undefined
}

/** A colour for each position in the taxonomy, starting again after the last. */
export function positionColours(theme: unknown): (position: number) => string {
  const colours = property(theme, 'positions')
  if (!Array.isArray(colours) || colours.length === 0 || !colours.every(isColour)) {
    throw new Error('templates/theme.json: "positions" must list colours such as "#8f2d1f"')
  }
  return (position) => colours[((position % colours.length) + colours.length) % colours.length] ?? '#000000'
}

function isColour(value: unknown): value is string {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)
}
