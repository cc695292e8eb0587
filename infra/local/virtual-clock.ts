// The clock of the laptop's cloud: real time plus an offset that the runner changes. Every thread (functions, engines,
// the runner itself) installs it as its `Date`, so handlers need no switch for the laptop, and visibility timeouts,
// leases and claims all expire by the same clock.

const RealDate = globalThis.Date

/** Shared by all threads: one 64-bit integer, the offset in milliseconds. */
export type ClockMemory = SharedArrayBuffer

export class VirtualClock {
  readonly memory: ClockMemory
  readonly #offset: BigInt64Array

  constructor(memory: ClockMemory = new SharedArrayBuffer(8)) {
    this.memory = memory
    this.#offset = new BigInt64Array(memory)
  }

  /** Milliseconds since the epoch, in virtual time. */
  now(): number {
    return RealDate.now() + Number(Atomics.load(this.#offset, 0))
  }

  /** Jumps to an instant; never backwards, because nothing in a cloud expects that. */
  advanceTo(instant: number): void {
    const ahead = instant - this.now()
    if (ahead > 0) Atomics.add(this.#offset, 0, BigInt(Math.ceil(ahead)))
  }

  /** Sets the clock where a run starts; the only change that may go back. */
  startAt(instant: number): void {
    Atomics.store(this.#offset, 0, BigInt(Math.ceil(instant - RealDate.now())))
  }
}

/** Makes `Date` in the calling thread follow the clock. Durations (`performance.now`, timers) stay real. */
export function installAsDate(clock: VirtualClock): void {
  function VirtualDate(...parts: unknown[]): unknown {
    if (new.target === undefined) return new RealDate(clock.now()).toString()
    return Reflect.construct(RealDate, parts.length === 0 ? [clock.now()] : parts, new.target)
  }
  Object.setPrototypeOf(VirtualDate, RealDate)
  VirtualDate.prototype = RealDate.prototype
  VirtualDate.now = () => clock.now()
  RealDate.prototype.constructor = VirtualDate
  globalThis.Date = VirtualDate as unknown as DateConstructor
}
