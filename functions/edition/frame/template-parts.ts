// Cuts a template at its `{{!part name}}` marks and compiles the pieces with Handlebars.
import Handlebars from 'handlebars'
import { memoized } from '../../content/language/words/memoized.ts'
import type { Say } from '../words/messages.ts'
import { textWidth } from '../words/wrap-text.ts'
import { type TemplatePart, templateParts } from './frame-parts.ts'

export type Render = (context: object) => string
export type PartRenderers = Record<TemplatePart, Render>

/** Marks where a part of a template begins, with its name. */
export const partMark = /\{\{!part ([a-z-]+)\}\}/

/**
 * Text before the first mark belongs to the first part.
 *
 * @throws Error if a part is missing, repeated, unknown or out of order
 */
export function cutParts(source: string, file: string): Record<TemplatePart, string> {
  const [before = '', ...pieces] = source.split(partMark)
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
  /** HTML: values are escaped; not in plain text. */
  escapes: boolean
  partials: Record<string, string>
  say: Say
}

/** Compiles templates that share partials and words. Strict: a missing value throws instead of printing nothing. */
export function compiler({ escapes, partials, say }: CompileSettings): (source: string, file: string) => Render {
  const handlebars = Handlebars.create()
  handlebars.registerHelper('t', (key: string, { hash }: Handlebars.HelperOptions) => say(key, hash))
  handlebars.registerHelper('upper', (text: string) => text.toLocaleUpperCase())
  handlebars.registerHelper('rule', (character: string) => character.repeat(textWidth))
  const compile = (source: string, file: string): Render => {
    refuseRaw(source, file)
    const { compile: compiled } = parsed(source, escapes, file)
    const render = whenUsed(() => handlebars.template(compiled()))
    return Object.assign((...given: Parameters<typeof render>) => namingFile(file, () => render(...given)), render)
  }
  for (const [file, source] of Object.entries(partials)) {
    refuseRaw(source, `partials/${file}`)
    handlebars.registerPartial(
      file.replace(/\.hbs$/, ''),
      whenUsed(() => compile(source, `partials/${file}`)),
    )
  }
  return compile
}

/** A broken partial stops only the templates that include it: the alert about it still goes out. */
function whenUsed(compile: () => Render): Render {
  let render: Render | undefined
  return (...given) => {
    render ??= compile()
    return render(...given)
  }
}

interface Parsed {
  /** Called when it is first printed. */
  compile: () => TemplateSpecification
}

/** Parsed at once, because Handlebars parses on first printing, when the file name is no longer known. */
function parsed(source: string, escapes: boolean, file: string): Parsed {
  try {
    return (escapes ? escaping : plain)(source)
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new TemplateFault(`templates/${file}: ${first.replace(/:$/, '')}; correct the brackets`)
  }
}

/** The parsed template of a text does not depend on words and partials, so a preview recompiles only what was saved. */
const [escaping, plain] = [true, false].map((escapes) => memoized((source) => readTemplate(source, escapes))) as [
  (source: string) => Parsed,
  (source: string) => Parsed,
]

/** As `Handlebars.compile` does it (4.7), which offers no step between the text and the finished template. */
function readTemplate(source: string, escapes: boolean): Parsed {
  const tree = Handlebars.parse(source)
  const { Compiler, JavaScriptCompiler } = Handlebars as unknown as Compilers
  let known: TemplateSpecification | undefined
  const compile = () => {
    const options = { strict: true, noEscape: !escapes, data: true }
    known ??= new JavaScriptCompiler().compile(new Compiler().compile(tree, options), options, undefined, true)
    return known
  }
  return { compile }
}

interface Compilers {
  Compiler: new () => { compile(tree: hbs.AST.Program, options: object): object }
  JavaScriptCompiler: new () => {
    compile(environment: object, options: object, name: undefined, asObject: true): TemplateSpecification
  }
}

/** Names the file in which something went wrong; the innermost, if files include others. */
class TemplateFault extends Error {
  override name = 'TemplateFault'
}

function namingFile<T>(file: string, print: () => T): T {
  try {
    return print()
  } catch (error) {
    if (error instanceof TemplateFault) throw error
    const words = error instanceof Error ? error.message : String(error)
    throw new TemplateFault(`templates/${file}: ${words}`, { cause: error })
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
