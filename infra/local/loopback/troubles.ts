// What clients do to a server of the laptop, in words; each kind is said once by each server.

export type Trouble = 'hung-up' | 'too-slow' | 'too-large' | 'malformed' | 'foreign'

const words: Record<Trouble, string> = {
  'hung-up': 'a client hung up before its request was whole',
  'too-slow': 'a client took too long to send its request and was cut off',
  'too-large': 'a client sent more than is taken here and was refused',
  malformed: 'a client sent something malformed and was refused',
  foreign: 'a request with a foreign Host or Origin was refused',
}

/** `name` is what the server is called, e.g. `front door`. */
export function sayOnce(name: string, say: (line: string) => void): (trouble: Trouble) => void {
  const said = new Set<Trouble>()
  return (trouble) => {
    if (said.has(trouble)) return
    said.add(trouble)
    say(`${name}: ${words[trouble]}; later ones aren’t shown`)
  }
}
