// The memory that a message is written to, used again once the previous message is submitted: allocating memory for
// every message costs ten times as much as copying its bytes.

/** Bytes: enough for the largest briefing and its headers; a longer message makes the buffer grow. */
const usualRoom = 128 * 1024

export class MessageBuffer {
  #bytes: Buffer
  #length = 0

  constructor(room = usualRoom) {
    this.#bytes = Buffer.allocUnsafeSlow(room)
  }

  /** Starts a new message, overwriting the bytes that `written` returned before. */
  clear(): void {
    this.#length = 0
  }

  copy(bytes: Buffer): void {
    const end = this.#length + bytes.length
    if (end > this.#bytes.length) this.#grow(end)
    this.#bytes.set(bytes, this.#length)
    this.#length = end
  }

  /** @param text ASCII: one character, one byte */
  write(text: string): void {
    const end = this.#length + text.length
    if (end > this.#bytes.length) this.#grow(end)
    this.#bytes.write(text, this.#length, 'latin1')
    this.#length = end
  }

  /** The message so far, valid until `clear` is called. */
  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #grow(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(2 * needed)
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
