// The kinds of line of which a page is made.

export type LineKind =
  /** Running text. */
  | 'text'
  /** Short, without an end mark: a title, a heading, a menu entry. */
  | 'short'
  /** Where one article ends and the next begins. */
  | 'separator'
  /** Head of a list of other articles. */
  | 'teaser'
  | 'date'
  | 'byline'
  | 'source'
  | 'bio'
  | 'caption'
  | 'sign-up'
  | 'navigation'
  | 'footer'
  /** Head of what readers wrote. */
  | 'comments'
  /** Of a list above the text that says in short what the text says. */
  | 'highlights'
  /** Of the editors, above the text: what it tells in short. */
  | 'standfirst'
  /** What the editors say of the text. */
  | 'note'
  /** Words of somebody else, set off by the page and marked with `>`. */
  | 'quotation'
  /** Of a program or of a terminal. */
  | 'code'
