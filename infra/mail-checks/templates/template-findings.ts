// The rules for the sources of the mails (and, as far as they apply, of the pages): what is wrong shows in the file itself.
import { ownEntry } from '../../../functions/content/language/own-entry.ts'
import { messageFaults } from '../../../functions/edition/message-faults.ts'
import { defaultLanguage } from '../../../functions/edition/messages.ts'
import { slotNames } from '../../../functions/edition/parts.ts'
import { applyTheme } from '../../../functions/edition/theme.ts'
import type { Templates } from '../../../functions/edition/types.ts'

export interface LintFinding {
  /** e.g. `templates/partials/story.hbs` */
  file: string
  line: number
  rule: string
  reason: string
}

type Kind = 'mail' | 'text' | 'page'
type Found = [at: number, reason: string]
/** @param blank the source without what is not for readers: styles, scripts, comments; as long as the source, line by line */
type Rule = (source: string, blank: string, templates: Templates) => Found[]

export function lintTemplates(templates: Templates, messageSources: Readonly<Record<string, string>>): LintFinding[] {
  return [...sourcesOf(templates).flatMap((one) => lintSource(one, templates)), ...messages(templates, messageSources)]
}

function sourcesOf({ emails, partials, text, pages }: Templates): [file: string, kind: Kind, source: string][] {
  const of = (folder: string, files: Record<string, string>, kind: (name: string) => Kind) =>
    Object.entries(files).map(
      ([name, source]) => [`templates/${folder}/${name}`, kind(name), source] as [string, Kind, string],
    )
  return [
    ...of('emails', emails, () => 'mail'),
    ...of('partials', partials, (name) => (name.startsWith('page-') ? 'page' : 'mail')),
    ...of('text', text, () => 'text'),
    ...of('pages', pages, () => 'page').filter(([file]) => file.endsWith('.hbs')),
  ]
}

function lintSource([file, kind, source]: [string, Kind, string], templates: Templates): LintFinding[] {
  const blank = source.replace(/<(mj-style|style|script)\b[\s\S]*?<\/\1>|\{\{!--[\s\S]*?--\}\}/g, spaces)
  return Object.entries({ ...everywhere, ...(kind === 'mail' ? inMails : {}) }).flatMap(([rule, find]) =>
    find(source, blank, templates).map(([at, reason]) => ({ file, line: lineAt(source, at), rule, reason })),
  )
}

function spaces(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}

function lineAt(source: string, at: number): number {
  return source.slice(0, at).split('\n').length
}

function each(source: string, pattern: RegExp, find: (match: RegExpExecArray) => string | null): Found[] {
  return [...source.matchAll(pattern)].flatMap((match) => {
    const reason = find(match)
    return reason === null ? [] : [[match.index, reason] as Found]
  })
}

const everywhere: Record<string, Rule> = {
  raw: (source) => each(source, /\{\{\{|\{\{~?&/g, ([raw]) => `"${raw}" prints data unescaped; write {{…}} instead`),
  literal: (_, blank) => literals(blank),
  token: tokens,
}

const inMails: Record<string, Rule> = {
  https: (_, blank) =>
    each(blank, /\b(?:href|src|action|background)="([^"]*)"/g, ([, url = '']) =>
      /^(https:\/\/|mailto:|#|\{\{|⟦)/u.test(url) ? null : `"${url}" is not https; a mail leads only there`,
    ),
  alt: (_, blank) =>
    each(blank, /<(?:img|mj-image)\b[^>]*>/g, ([tag]) =>
      /\salt="/.test(tag) ? null : 'an image has no alt text; give it one (empty for an ornament)',
    ),
  'font-size': (source) =>
    each(source, /font-size[:=]\s*"?(\d+(?:\.\d+)?)(px|em|rem|%)?/g, ([size, number, unit]) =>
      Number(number) === 0 || (unit === 'px' && Number(number) >= 13)
        ? null
        : `"${size}" is under 13 px or not in px; small print is not read`,
    ),
  link: (_, blank) =>
    each(blank, /<a\b[^>]*>/g, ([tag]) =>
      /[";]color:/.test(tag) && tag.includes('text-decoration:underline')
        ? null
        : 'a link needs its colour and its underline in its own style, for clients that drop style sheets',
    ),
  preview: (_, blank) =>
    each(blank, /<mj-preview\b/g, () => 'white text costs points with spam filters; use the preheader partial'),
  side: (_, blank) => [
    ...each(
      blank,
      /(?:padding|margin|border)-(?:left|right)|text-align:\s*(?:left|right)|\balign="(?:left|right)"/g,
      ([side]) => `"${side}" stays where it is when the frame is mirrored; use {{frame.start}} or {{frame.end}}`,
    ),
    ...each(blank, /(?:padding|margin)[:=]"?\s*([^;"{]+)/g, ([shorthand, value = '']) => {
      const [, right, , left] = value.trim().split(/\s+/)
      return left === undefined || left === right
        ? null
        : `"${shorthand}" has two different sides; name the one with {{frame.start}} or {{frame.end}}`
    }),
  ],
}

/** Letters outside tags and tokens, and in what a screen reader says. */
function literals(blank: string): Found[] {
  const said = each(blank, /\s(?:alt|title|aria-label|placeholder)="((?:\{\{[^{}]*\}\}|[^"])*)"/g, ([, words = '']) =>
    /\p{L}/u.test(words.replace(/\{\{[^{}]*\}\}/g, '')) ? literal(words) : null,
  )
  const bare = blank.replace(/\{\{[^{}]*\}\}|⟦[^⟦⟧]*⟧/gu, spaces).replace(/<[^<>]*>|&#?\w+;/g, spaces)
  return [...said, ...each(bare, /\p{L}[^\n]*/gu, ([words]) => literal(words.trim()))]
}

function literal(words: string): string {
  return `"${words}" stands in the template; words belong in templates/messages`
}

/** Names of what does not exist. */
function tokens(source: string, _: string, { partials, messages, theme }: Templates): Found[] {
  const known = messages[defaultLanguage] ?? {}
  return [
    ...each(source, /\{\{>\s*([\w-]+)/g, ([, name]) =>
      partials[`${name}.hbs`] === undefined ? `there is no templates/partials/${name}.hbs` : null,
    ),
    ...each(source, /\(?\bt "([^"]+)"/g, ([, key = '']) =>
      known[key] === undefined ? `there is no message "${key}" in messages/${defaultLanguage}.json` : null,
    ),
    ...each(source, /⟦([^⟦⟧]*)⟧/gu, ([slot, name]) =>
      slotNames.some((one) => one === name) ? null : `nobody fills ${slot}; there are ${slotNames.join(', ')}`,
    ),
    ...each(source, /\{\{(?:theme|frame)\.[\w.]+\}\}/g, ([token]) => themeFault(token, theme)),
  ]
}

function themeFault(token: string, theme: unknown): string | null {
  try {
    applyTheme(token, '', theme, { language: defaultLanguage, dir: 'ltr' })
    return null
  } catch {
    return `${token} is not in theme.json`
  }
}

function messages(templates: Templates, sources: Readonly<Record<string, string>>): LintFinding[] {
  return messageFaults(templates).map(({ language, key, reason }) => {
    const source = ownEntry(sources, language) ?? ''
    const line = lineAt(source, Math.max(0, source.indexOf(`"${key}":`)))
    return { file: `templates/messages/${language}.json`, line, rule: 'message', reason: `"${key}" ${reason}` }
  })
}
