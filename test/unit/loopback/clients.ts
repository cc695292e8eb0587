// Misbehaving clients, on a bare socket. Each resolves with the answer once the server has closed the connection, or at
// once if the client itself hangs up.
import { connect, type Socket } from 'node:net'

export interface Client {
  name: string
  /** Where the server must cut the connection by a time limit. */
  isSlow?: boolean
  attack(port: number): Promise<string>
}

const form = 'Host: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n'
const post = `POST /anything HTTP/1.1\r\n${form}`

/** Writes, and waits until the server closes. */
function write(port: number, text: string | Buffer, then: (socket: Socket) => void = () => {}): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      then(socket)
    })
    let answer = ''
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

/** Writes and hangs up once the server has the bytes. */
function leaving(port: number, text: string, hangUp: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text, () => hangUp(socket)))
    socket.on('error', () => {})
    socket.on('close', () => resolve(''))
  })
}

/** Sends a byte whenever the last one is out, for ever. */
function drip(socket: Socket): void {
  const timer = setInterval(() => socket.write('a'), 20)
  socket.on('close', () => clearInterval(timer))
}

export const clients: Client[] = [
  {
    name: 'hangs up in the middle of a body',
    attack: (port) => leaving(port, `${post}Content-Length: 100\r\n\r\nadd`, (socket) => socket.destroy()),
  },
  {
    name: 'hangs up in the middle of the headers',
    attack: (port) => leaving(port, `${post}Content-Le`, (socket) => socket.destroy()),
  },
  {
    name: 'resets the connection in the middle of a body',
    attack: (port) => leaving(port, `${post}Content-Length: 100\r\n\r\nadd`, (socket) => socket.resetAndDestroy()),
  },
  {
    name: 'resets the connection while it waits for the answer',
    attack: (port) => leaving(port, `GET / HTTP/1.1\r\n${form}\r\n`, (socket) => socket.resetAndDestroy()),
  },
  {
    name: 'closes its half in the middle of a body and waits',
    attack: (port) => write(port, `${post}Content-Length: 100\r\n\r\nadd`, (socket) => socket.end()),
  },
  {
    name: 'sends a byte of a body now and then',
    isSlow: true,
    attack: (port) => write(port, `${post}Content-Length: 100000\r\n\r\n`, drip),
  },
  {
    name: 'sends a byte of a header now and then',
    isSlow: true,
    attack: (port) => write(port, `${post}X-Slow: `, drip),
  },
  {
    name: 'sends half a body and no more',
    isSlow: true,
    attack: (port) => write(port, `${post}Content-Length: 9\r\n\r\nhalf`),
  },
  { name: 'connects and says nothing', isSlow: true, attack: (port) => write(port, '') },
  {
    name: 'announces more than anything takes',
    attack: (port) => write(port, `${post}Content-Length: 99999999999\r\n\r\n`, (socket) => socket.end()),
  },
  {
    name: 'sends chunks without end',
    attack: (port) =>
      write(port, `${post}Transfer-Encoding: chunked\r\n\r\n`, (socket) => {
        const chunk = `100000\r\n${'a'.repeat(0x100000)}\r\n`
        const more = () => {
          while (socket.writable && socket.write(chunk));
        }
        socket.on('drain', more)
        more()
      }),
  },
  {
    name: 'sends chunks that are none',
    attack: (port) => write(port, `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`),
  },
  {
    name: 'sends a length and chunks at once',
    attack: (port) => write(port, `${post}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  },
  { name: 'speaks TLS', attack: (port) => write(port, Buffer.from('160301020001000001fc0303', 'hex')) },
  { name: 'sends garbage', attack: (port) => write(port, '\u0000\u0001 no HTTP at all\r\n\r\n') },
  { name: 'sends headers without end', attack: (port) => write(port, `${post}X: ${'a'.repeat(200_000)}\r\n\r\n`) },
  {
    name: 'expects to be told to go on, and hangs up then',
    attack: (port) =>
      write(port, `${post}Content-Length: 100\r\nExpect: 100-continue\r\n\r\n`, (socket) =>
        socket.once('data', () => socket.destroy()),
      ),
  },
  {
    name: 'expects what nobody knows',
    attack: (port) => write(port, `GET / HTTP/1.1\r\n${form}Expect: 200-maybe\r\nConnection: close\r\n\r\n`),
  },
  {
    name: 'asks for another protocol',
    attack: (port) =>
      write(port, `GET / HTTP/1.1\r\n${form}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, (socket) =>
        socket.end(),
      ),
  },
  {
    name: 'asks for a tunnel',
    attack: (port) => write(port, 'CONNECT example.com:443 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'),
  },
  {
    name: 'asks for an address of another server',
    attack: (port) => write(port, `GET http://example.com/ HTTP/1.1\r\n${form}Connection: close\r\n\r\n`),
  },
  {
    name: 'asks for an address that cannot be read',
    attack: (port) => write(port, `GET //%zz:x/[ HTTP/1.1\r\n${form}Connection: close\r\n\r\n`),
  },
  { name: 'gives no Host', attack: (port) => write(port, 'GET / HTTP/1.0\r\n\r\n') },
]
