// Ids of readers and of their requests: their characters, and what may be one.

/** Safe in addresses, keys and message tags. */
export const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** True of what may be an id: longer than any that is made, so that their length may grow. */
export const isReaderId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9]{1,64}$/.test(value)
