// Parses the JSON of a file that an operator wrote: topics, sources, decisions.

/** @param refuse makes the error that says what is wrong with the file */
export function jsonOf(text: string, refuse: (mistake: string) => Error): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw refuse(`it is not JSON (${error instanceof Error ? error.message : 'unreadable'}); correct the syntax`)
  }
}
