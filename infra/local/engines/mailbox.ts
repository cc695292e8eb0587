// Changes the package smtp-server, with which MailDev receives emails: it gives up on a client that stalls, and
// receives an email completely before anything of it is written, since an interrupted one would leave an open file
// behind.
import type { Server, Socket } from 'node:net'
import { PassThrough, type Readable } from 'node:stream'
import { sayOnce } from '../loopback/client-errors.ts'
import { type LoopbackLimits, loopbackLimits } from '../loopback/limits.ts'
import type { Protection } from '../loopback/protect.ts'

/** The part of smtp-server that is used. MailDev does not expose it; its version is pinned in package.json. */
interface SmtpServer {
  server: Server
  options: { size?: number; socketTimeout?: number }
  onData(mail: Readable, session: Session, done: (error?: Error | null, words?: string) => void): void
}

interface Session {
  remotePort: number
}

/** SES takes messages of up to 40 MB; ours have 100 KB. */
const mostBytes = 10 * 1024 * 1024

export function guardMailbox(mailbox: object, { name, say, limits = loopbackLimits }: Protection): void {
  const { smtp } = mailbox as { smtp: SmtpServer }
  const tell = sayOnce(name, say)
  const deadlines = watchConnections(smtp.server, limits, () => tell('too-slow'))
  smtp.options.size = mostBytes
  const take = smtp.onData
  smtp.onData = async (mail, session, done) => {
    const whole = await wholeMail(mail)
    if (whole === 'hung-up') return deadlines.get(session.remotePort)?.isOver ? undefined : tell('hung-up')
    deadlines.get(session.remotePort)?.renew()
    if (whole === 'too-large') tell('too-large')
    // smtp-server itself refuses what is too large, once all of it has been read.
    if (whole === 'too-large') return done(null)
    take.call(smtp, new PassThrough().end(whole), session, done)
  }
}

interface Deadline {
  isOver: boolean
  renew: () => void
}

/** A connection is closed if no email is completed within the time limit of a request; an idle one silently. */
function watchConnections(server: Server, { requestMs }: LoopbackLimits, slow: () => void): Map<number, Deadline> {
  const deadlines = new Map<number, Deadline>()
  server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    let readBefore = 0
    const timer = setTimeout(() => {
      deadline.isOver = true
      if (socket.bytesRead > readBefore) slow()
      socket.destroy()
    }, requestMs)
    const renew = () => {
      readBefore = socket.bytesRead
      timer.refresh()
    }
    const deadline: Deadline = { isOver: false, renew }
    deadlines.set(port, deadline)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      deadlines.delete(port)
    })
  })
  return deadlines
}

function wholeMail(mail: Readable): Promise<Buffer | 'too-large' | 'hung-up'> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    mail.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes <= mostBytes) chunks.push(chunk)
    })
    mail.on('error', () => resolve('hung-up'))
    mail.on('close', () => resolve('hung-up'))
    mail.on('end', () => resolve(bytes > mostBytes ? 'too-large' : Buffer.concat(chunks)))
  })
}
