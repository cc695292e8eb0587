// From MJML to HTML with the Handlebars tokens still in it: once per edition and language; data never gets near.
import mjml2html from 'mjml'
import { memoized } from '../../content/language/memoized.ts'
import type { Templates } from '../types.ts'
import { templateOf } from './mail-partials.ts'
import { applyTheme, type FrameConstants } from './theme.ts'

/** minifyCss is broken in mjml 5.4.1 (drops media queries); comments are Outlook's conditionals, kept by mjml
 * itself. An email holds no SVG, and htmlnano would load a package of 2 MB for it; nor has it settings in a file. */
const options = {
  keepComments: false,
  fonts: {},
  minify: true,
  minifyOptions: { minifyCss: false, minifySvg: false, skipConfigLoading: true },
  validationLevel: 'strict',
} as const

/** A tenth of a second each: a preview that shows a saved text again finds its mails made. */
const htmlOf = memoized(async (source) => (await mjml2html(source, options)).html)

/**
 * One of `templates/emails`, with the head that all of them share in place of `{{emails.head}}`, as HTML in which
 * tokens and slots still stand.
 */
export function compileEmail(templates: Templates, file: string, constants: FrameConstants): Promise<string> {
  // On one line, so that an error names the line of the template itself.
  const head = templateOf(templates, 'emails', headFile).replace(/\s*\n\s*/g, ' ')
  const source = templateOf(templates, 'emails', file).replace('{{emails.head}}', () => head)
  return compileMjml(applyTheme(source, `emails/${file}`, templates.theme, constants), file)
}

const headFile = 'head.mjml'

/**
 * @param source theme applied
 * @throws Error where MJML refuses the source, or has swallowed a token
 */
export async function compileMjml(source: string, file: string): Promise<string> {
  const html = await htmlOf(source).catch((error: unknown) => {
    throw new Error(
      `templates/emails/${file} is not valid MJML: ${error instanceof Error ? error.message : String(error)}`,
    )
  })
  guardTokens(source, html, file)
  // MJML's own words are English whatever the language: the role is enough.
  return html.replace(/ aria-roledescription="[^"]*"/g, '').replace(/<style[^<>]*>[^<]*/g, withoutIndents)
}

/** What minifyCss is wanted for: a twentieth of a short mail was blanks between its rules. One is left between `}` and
 * `}`, which would look like the end of a token. */
function withoutIndents(style: string): string {
  return style
    .replace(/\s+/g, ' ')
    .replace(/ ?([{;,>]) ?/g, '$1')
    .replace(/\} (?!\})/g, '}')
    .replace(/: /g, ':')
}

/**
 * MJML drops what stands where it expects no text, without a word: every distinct `{{…}}` and `⟦…⟧` of the source must
 * stand in the HTML.
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
