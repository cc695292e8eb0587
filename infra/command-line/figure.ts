// How commands print a number, alone or with what it counts.

/** @example figure(12345.67) // '12,345.7' */
export const figure = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })

/** @example counted(1, 'story', 'stories') // '1 story'
 * @example counted(1_200, 'reader') // '1,200 readers' */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${figure(count)} ${count === 1 ? one : many}`
