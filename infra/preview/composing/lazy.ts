// A value made on first use and never again; the same applies to the error if it cannot be made.
export interface Lazy<T> {
  (): Promise<T>
  /** True once it was made without an error. */
  isThere(): boolean
}

export function lazy<T>(make: () => T | Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined
  let isThere = false
  const value = () => {
    made ??= (async () => {
      const result = await make()
      isThere = true
      return result
    })()
    return made
  }
  return Object.assign(value, { isThere: () => isThere })
}
