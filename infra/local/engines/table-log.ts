// Keeps the tables on disk: dynalite works in memory, and every change is appended to a log before it is made. A line is
// with the operating system when the change is answered, so a killed process loses nothing; LevelDB gives no more and
// costs a third of the engine's time in hand-overs to other threads.
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'

type Callback = (error: Error | null, value?: unknown) => void
type Operation = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

/** The part of a Level database that dynalite uses to read and write single entries. */
export interface Level {
  open(): Promise<void>
  get(key: string, callback: Callback): void
  getSync(key: string): unknown
  put(key: string, value: unknown, callback: Callback): void
  del(key: string, callback: Callback): void
  batch(operations: Operation[], callback: Callback): void
}

/** Brings the database to where the log ends, and writes ahead from then on. Answers how to stop. */
export async function keepOnDisk(db: Level, file: string): Promise<() => void> {
  await db.open()
  const entries = replay(file)
  const puts = [...entries].map(([key, value]): Operation => ({ type: 'put', key, value }))
  await new Promise<void>((resolve, reject) => db.batch(puts, (error) => (error === null ? resolve() : reject(error))))
  compact(file, entries)
  const log = openSync(file, 'a')
  writeAhead(db, (operations) => writeSync(log, operations.map(line).join('')))
  readInPlace(db)
  return () => closeSync(log)
}

/** The last word on each key; a line that a kill cut short was never answered for. */
function replay(file: string): Map<string, unknown> {
  const entries = new Map<string, unknown>()
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
  for (const text of lines) {
    const parsed = parse(text)
    if (parsed === null) continue
    const [key, value] = parsed
    if (value === undefined) entries.delete(key)
    else entries.set(key, value)
  }
  return entries
}

function parse(text: string): [string, unknown] | null {
  try {
    return text === '' ? null : (JSON.parse(text) as [string, unknown])
  } catch {
    return null
  }
}

const line = (operation: Operation): string =>
  `${JSON.stringify(operation.type === 'put' ? [operation.key, operation.value] : [operation.key])}\n`

/** Changes of changes are left out; the old log stays until the new one is whole. */
function compact(file: string, entries: Map<string, unknown>): void {
  const lines = [...entries].map(([key, value]) => line({ type: 'put', key, value }))
  writeFileSync(`${file}.new`, lines.join(''))
  renameSync(`${file}.new`, file)
}

function writeAhead(db: Level, append: (operations: Operation[]) => void): void {
  const [put, del, batch] = [db.put.bind(db), db.del.bind(db), db.batch.bind(db)]
  db.put = (key, value, callback) => {
    append([{ type: 'put', key, value }])
    put(key, value, callback)
  }
  db.del = (key, callback) => {
    append([{ type: 'del', key }])
    del(key, callback)
  }
  db.batch = (operations, callback) => {
    append(operations)
    batch(operations, callback)
  }
}

/** Without the two turns of the event loop that a promise and its callback take. */
function readInPlace(db: Level): void {
  db.get = (key, callback) => {
    process.nextTick(callback, null, db.getSync(key))
  }
}
