// How commands print a number.

/** @example figure(12345.67) // '12,345.7' */
export const figure = (value: number): string => value.toLocaleString('en-GB', { maximumFractionDigits: 1 })
