// Names the kinds of line that a page consists of.

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
  /** Head of readers' comments. */
  | 'comments'
  /** Item of a list above the text that sums it up. */
  | 'highlights'
  /** A summary by the editors, above the text. */
  | 'standfirst'
  /** A remark by the editors about the text. */
  | 'note'
  /** Someone else's words, set off by the page and marked with `>`. */
  | 'quotation'
  /** Of a program or a terminal. */
  | 'code'
