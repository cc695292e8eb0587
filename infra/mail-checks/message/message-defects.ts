// What a strict receiver would object to in the bytes of a message: the checks of the preflight, and others that need a
// whole message of any kind.
import { defectsIn } from '../../../functions/delivery/message/mime-check.ts'
import { isAnswer, type ReceivedEmail } from './received-email.ts'

export function messageDefects(email: ReceivedEmail): string[] {
  const message = Buffer.from(email.raw).toString('latin1')
  const head = message.slice(0, message.indexOf('\r\n\r\n'))
  const names = email.headers.map(({ name }) => name.toLowerCase())
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at))
  const encoded = (head.match(/=\?\S*\?=/g) ?? []).filter((word) => word.length > longestEncodedWord)
  const long = head.split('\r\n').filter((line) => line.includes('=?') && line.length > longestEncodedLine)
  return [
    ...defectsIn(message, isAnswer(email) ? 'stranger' : 'subscriber'),
    ...[...twice].map((name) => `the header ${name} stands there twice`),
    ...encoded.map((word) => `the encoded word ${word} is longer than ${longestEncodedWord} characters (RFC 2047)`),
    ...long.map((line) => `a line with an encoded word is longer than ${longestEncodedLine} (RFC 2047): ${line}`),
    ...(/[^\x09\x0a\x0d\x20-\x7e]/.test(message) ? ['a character is neither printable ASCII nor a line end'] : []),
    ...(/=\?|\ufffd/.test(`${email.sender.name} ${email.subject}`) ? ['sender or subject cannot be decoded'] : []),
  ]
}

/** RFC 2047, section 2. */
const longestEncodedWord = 75
const longestEncodedLine = 76
