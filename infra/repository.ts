// Where this repository is, with its templates, seeds and settings.
import { fileURLToPath } from 'node:url'

/** Ends in a slash. */
export const repository = fileURLToPath(new URL('..', import.meta.url))
