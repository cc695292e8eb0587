// The contents of a draft's file: decisions for a living list that are not applied yet.

export interface Draft {
  /** Tag (ETag) of the object in `settings/` when it was begun; `null` if there was none. */
  base: string | null
  /** The decisions, as in their file. */
  text: string
}

export const draftIn = (file: string): Draft => JSON.parse(file) as Draft
