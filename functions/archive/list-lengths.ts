// How long a list of the archive is: how many editions its first page shows, and how many stories of each edition. The
// rest is a page for each quarter of a year (`period.ts`), and no page is larger than `page-size.ts` lets it be.

/** Editions on the first page of a list: the list of editions, a topic, a publication. About a quarter of a year of a
 * weekly list. Chosen, not measured. */
export const editionsShown = 12
/** Stories of one edition that a list names, fewer where its page would be too large; the edition's page has all. */
export const storiesShown = 10
