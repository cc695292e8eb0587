// The partials as an email needs them: theme applied, without line ends between tags.

import { ownEntry } from '../../content/language/words/own-entry.ts'
import type { Templates } from '../types.ts'
import { applyTheme, type FrameConstants } from './theme.ts'

export function mailPartials(templates: Templates, constants: FrameConstants): Record<string, string> {
  const partials = Object.entries(templates.partials).map(([name, partial]) => [
    name,
    applyTheme(partial, `partials/${name}`, templates.theme, constants).replace(/\n\s*/g, ''),
  ])
  return Object.fromEntries(partials)
}

/** @throws Error that names the missing file */
export function templateOf(templates: Templates, folder: 'emails' | 'text', file: string): string {
  const source = ownEntry(templates[folder], file)
  if (source === undefined) throw new Error(`templates/${folder}/${file} is missing`)
  return source
}
