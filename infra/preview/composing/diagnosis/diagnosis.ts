// From an error of the composing code to a file, a line and a reason.
import type { Problem } from '../../types.ts'
import type { InputPaths } from '../input-paths.ts'
import { TextFiles } from './files.ts'
import { namedFile, placeOf } from './search.ts'

export class Diagnosis {
  readonly #files: TextFiles

  constructor(places: InputPaths) {
    this.#files = new TextFiles(places)
  }

  note(paths: readonly string[]): void {
    this.#files.note(paths)
  }

  allIsWell(): Promise<void> {
    return this.#files.allIsWell()
  }

  async of(error: unknown): Promise<Problem> {
    const message = error instanceof Error ? error.message : String(error)
    const files = await this.#files.all()
    const saved = await this.#files.saved()
    // If nothing in the error can be found in the files, the line changed last is the most likely one.
    const changed = saved.map((file) => ({ file, line: this.#files.firstChange(file) }))
    const place = placeOf(message, files) ?? changed.find(({ line }) => line !== null) ?? null
    const file = place?.file ?? namedFile(message, files) ?? saved[0]
    const line = place?.line ?? null
    const excerpt = line === null ? null : (file?.text.split('\n')[line - 1]?.trim().slice(0, longestExcerpt) ?? null)
    return { file: file?.name ?? 'the composing code', line, reason: plainReason(message), excerpt }
  }
}

/** Characters of a line that are shown: a template's line is shorter, and more of a minified file would not help. */
const longestExcerpt = 200
/** Characters of a reason: ten lines of a narrow page; the essential words of Handlebars and MJML come first. */
const longestReason = 1200

/** Handlebars' words for a missing value, and its internal paths, do not help an editor. */
function plainReason(message: string): string {
  const missing = /"([^"]{1,80})" not defined in/.exec(message)?.[1]
  if (missing !== undefined) return `"${missing}" is not a value that this template is given; correct the name`
  return message
    .replace(/\n[-^. ]*\^[^\n]*/g, '')
    .replace(/ - \d+:\d+$/, '')
    .slice(0, longestReason)
}
