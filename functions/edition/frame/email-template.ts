// Compiles an email's MJML to HTML that still contains the Handlebars tokens: once per edition and language, without
// data.
import mjml2html from 'mjml'
import { memoized } from '../../content/language/words/memoized.ts'
import type { Templates } from '../types.ts'
import { templateOf } from './mail-partials.ts'
import { applyTheme, type FrameConstants } from './theme.ts'

/** minifyCss is broken in mjml 5.4.1 (drops media queries); comments are Outlook's conditionals, which mjml keeps.
 * Emails contain no SVG, for which htmlnano would load a package of 2 MB, and there is no settings file for
 * htmlnano. */
const options = {
  keepComments: false,
  fonts: {},
  minify: true,
  minifyOptions: { minifyCss: false, minifySvg: false, skipConfigLoading: true },
  validationLevel: 'strict',
} as const

/** Compiling takes a tenth of a second; a preview that shows the same source again gets it from this cache. */
const htmlOf = memoized(async (source) => (await mjml2html(source, options)).html)

/**
 * One of `templates/emails`, with the shared head in place of `{{emails.head}}`, as HTML that still contains tokens and
 * placeholders.
 */
export function compileEmail(templates: Templates, file: string, constants: FrameConstants): Promise<string> {
  // On one line, so that line numbers in errors are those of the template itself.
  const head = templateOf(templates, 'emails', headFile).replace(/\s*\n\s*/g, ' ')
  const source = templateOf(templates, 'emails', file).replace('{{emails.head}}', () => head)
  return compileMjml(applyTheme(source, `emails/${file}`, templates.theme, constants), file)
}

const headFile = 'head.mjml'

/**
 * @param source with the theme applied
 * @throws Error if MJML refuses the source or dropped a token
 */
export async function compileMjml(source: string, file: string): Promise<string> {
  const html = await htmlOf(source).catch((error: unknown) => {
    throw new Error(
      `templates/emails/${file} is not valid MJML: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  guardTokens(source, html, file)
  // MJML's own words are English in every language, and the role is enough.
  return html.replace(/ aria-roledescription="[^"]*"/g, '').replace(/<style[^<>]*>[^<]*/g, withoutIndents)
}

/** A partial replacement of minifyCss: a twentieth of a short email was white space between its rules. One space stays
 * between `}` and `}`, which would otherwise look like the end of a token. */
function withoutIndents(style: string): string {
  return style
    .replace(/\s+/g, ' ')
    .replace(/ ?([{;,>]) ?/g, '$1')
    .replace(/\} (?!\})/g, '}')
    .replace(/: /g, ':')
}

/**
 * MJML silently drops text in places where it expects none: every distinct `{{…}}` and `⟦…⟧` of the source must be in
 * the HTML.
 */
export function guardTokens(source: string, html: string, file: string): void {
  const lost = tokensOf(source).filter((token) => !html.includes(token))
  if (lost.length === 0) return
  throw new Error(
    `templates/emails/${file}: MJML dropped ${lost.join(', ')}; text and tokens belong in mj-text or mj-raw, not between components`,
  )
}

function tokensOf(source: string): string[] {
  return [...new Set(source.match(/\{\{[^{}]*\}\}|⟦[^⟦⟧]*⟧/gu) ?? [])]
}
