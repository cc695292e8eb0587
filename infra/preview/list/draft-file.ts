// What is decided on the desk of a living list and not applied yet, as its file on this machine holds it.

export interface Draft {
  /** Which object of `settings/` was there when it was begun (ETag); `null` for none. */
  base: string | null
  /** The decisions, as in their file. */
  text: string
}

export const draftIn = (file: string): Draft => JSON.parse(file) as Draft
