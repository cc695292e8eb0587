// What a command on readers ends with: whether it was done, and the lines it prints.

export interface Outcome {
  ok: boolean
  lines: string[]
}

export const done = (lines: string[]): Outcome => ({ ok: true, lines })
export const refused = (lines: string[]): Outcome => ({ ok: false, lines })
