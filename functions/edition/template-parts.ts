// Cutting a template at its `{{!part name}}` marks and compiling the pieces with Handlebars.
import Handlebars from 'handlebars'
import type { Say } from './messages.ts'
import { type TemplatePart, templateParts } from './parts.ts'

export type Render = (context: object) => string
export type PartRenderers = Record<TemplatePart, Render>

/**
 * What stands before the first mark belongs to the first part.
 *
 * @throws Error where a part is missing, doubled, unknown or out of order
 */
export function cutParts(source: string, file: string): Record<TemplatePart, string> {
  const [before = '', ...pieces] = source.split(/\{\{!part ([a-z-]+)\}\}/)
  const names = pieces.filter((_, index) => index % 2 === 0)
  if (names.join(' ') !== templateParts.join(' ')) {
    throw new Error(
      `templates/${file} marks the parts "${names.join(', ')}"; it must mark ${templateParts.join(', ')}, in this order`,
    )
  }
  const bodies = pieces.filter((_, index) => index % 2 === 1)
  const entries = names.map((name, index) => [name, index === 0 ? before + (bodies[0] ?? '') : (bodies[index] ?? '')])
  return Object.fromEntries(entries) as Record<TemplatePart, string>
}

export interface CompileSettings {
  /** For HTML: values are escaped. Plain text is not. */
  escapes: boolean
  partials: Record<string, string>
  say: Say
}

/** Compiles templates that share partials and words; strict: a missing value throws instead of printing nothing. */
export function compiler({ escapes, partials, say }: CompileSettings): (source: string, file: string) => Render {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('t', (key: string, { hash }: Handlebars.HelperOptions) => say(key, hash))
  handlebars.registerHelper('upper', (text: string) => text.toLocaleUpperCase())
  handlebars.registerHelper('rule', (character: string) => character.repeat(76))
  for (const [file, source] of Object.entries(partials)) {
    refuseRaw(source, `partials/${file}`)
    handlebars.registerPartial(file.replace(/\.hbs$/, ''), source)
  }
  return (source, file) => {
    refuseRaw(source, file)
    return handlebars.compile(source, { strict: true, noEscape: !escapes })
  }
}

/** `{{{…}}}` and `{{&…}}` print data unescaped. */
function refuseRaw(source: string, file: string): void {
  const raw = /\{\{\{|\{\{~?&/.exec(source)
  if (raw !== null) throw new Error(`templates/${file} contains "${raw[0]}": unescaped output is banned; use {{…}}`)
}

export function compileParts(parts: Record<TemplatePart, string>, compile: (source: string) => Render): PartRenderers {
  return Object.fromEntries(templateParts.map((name) => [name, compile(parts[name])])) as PartRenderers
}
