// Rules for the source of every email, text part and page.

import { placeholderNames } from '../../../functions/edition/frame/frame-parts.ts'
import { applyTheme } from '../../../functions/edition/frame/theme.ts'
import type { Templates } from '../../../functions/edition/types.ts'
import { defaultLanguage } from '../../../functions/edition/words/messages.ts'
import { each, type Found, type Rule, spaces } from './rule.ts'

export const inEverySource: Record<string, Rule> = {
  raw: (source) => each(source, /\{\{\{|\{\{~?&/g, ([raw]) => `"${raw}" prints data unescaped; write {{…}} instead`),
  literal: (_, blank) => literals(blank),
  token: tokens,
  block: (_, blank) => [...unclosedTags(blank), ...unbalancedBlocks(blank)],
}

/** Letters outside tags and tokens, and in what a screen reader reads out. */
function literals(blank: string): Found[] {
  const said = each(blank, /\s(?:alt|title|aria-label|placeholder)="((?:\{\{[^{}]*\}\}|[^"])*)"/g, ([, words = '']) =>
    /\p{L}/u.test(words.replace(/\{\{[^{}]*\}\}/g, '')) ? literal(words) : null,
  )
  const bare = blank.replace(/\{\{[^{}]*\}\}|⟦[^⟦⟧]*⟧|\{\{[^{}\n]*/gu, spaces).replace(/<[^<>]*>|&#?\w+;/g, spaces)
  return [...said, ...each(bare, /\p{L}[^\n]*/gu, ([words]) => literal(words.trim()))]
}

function literal(words: string): string {
  return `"${words}" stands in the template; words belong in templates/messages`
}

/** What Handlebars would refuse when the file is compiled, without saying where it begins. */
function unclosedTags(blank: string): Found[] {
  const ends = [...blank.matchAll(/\{\{|\}\}/g)]
  return ends.flatMap(({ 0: end, index }, at): Found[] => {
    if (end !== '{{' || ends[at + 1]?.[0] === '}}') return []
    const [words = ''] = /^[^\n]{0,40}/.exec(blank.slice(index)) ?? []
    return [[index, `"${words.trim()}" is a tag without its end; close it with }}`]]
  })
}

function unbalancedBlocks(blank: string): Found[] {
  const found: Found[] = []
  const open: { name: string; at: number }[] = []
  for (const { 1: kind, 2: name = '', index: at } of blank.matchAll(/\{\{~?([#^/])>?\s*([\w-]+)/g)) {
    if (kind !== '/') open.push({ name, at })
    else if (open.at(-1)?.name === name) open.pop()
    else found.push([at, `{{/${name}}} ends no {{#${name}}}; add its beginning, or take it out`])
  }
  return [...found, ...open.map(({ name, at }): Found => [at, `{{#${name}}} has no end; add {{/${name}}}`])]
}

/** Names that do not exist. */
function tokens(source: string, _: string, { partials, messages, theme }: Templates): Found[] {
  const known = messages[defaultLanguage] ?? {}
  return [
    ...each(source, /\{\{>\s*([\w-]+)/g, ([, name]) =>
      partials[`${name}.hbs`] === undefined ? `there is no templates/partials/${name}.hbs` : null,
    ),
    ...each(source, /\(?\bt "([^"]+)"/g, ([, key = '']) =>
      known[key] === undefined ? `there is no message "${key}" in messages/${defaultLanguage}.json` : null,
    ),
    ...each(source, /⟦([^⟦⟧]*)⟧/gu, ([placeholder, name]) =>
      placeholderNames.some((one) => one === name)
        ? null
        : `nobody fills ${placeholder}; there are ${placeholderNames.join(', ')}`,
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
