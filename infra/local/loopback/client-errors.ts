// Clients' errors towards a server of the laptop, in words; each server reports each kind once.

export type ClientError = 'hung-up' | 'too-slow' | 'too-large' | 'malformed' | 'foreign'

const words: Record<ClientError, string> = {
  'hung-up': 'a client hung up before its request was whole',
  'too-slow': 'a client took too long to send its request and was cut off',
  'too-large': 'a client sent more than is taken here and was refused',
  malformed: 'a client sent something malformed and was refused',
  foreign: 'a request with a foreign Host or Origin was refused',
}

/** `name` is what the server is called, e.g. `site server`. */
export function sayOnce(name: string, say: (line: string) => void): (error: ClientError) => void {
  const said = new Set<ClientError>()
  return (error) => {
    if (said.has(error)) return
    said.add(error)
    say(`${name}: ${words[error]}; later ones aren’t shown`)
  }
}
