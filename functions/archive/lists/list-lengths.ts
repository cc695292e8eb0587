// How long a list of the archive is: how many editions its first page shows, and how many stories of each edition. The
// rest is on a page for each quarter of a year (`period.ts`), and no page is larger than `page-size.ts` allows.

/** Editions on the first page of a list: the list of editions, a topic, a publication. About a quarter's worth for a
 * weekly list. Chosen, not measured. */
export const editionsShown = 12
/** Most stories of one edition in a list, fewer if its page would be too large; the edition's page has all. Chosen, not
 * measured. */
export const storiesShown = 10
