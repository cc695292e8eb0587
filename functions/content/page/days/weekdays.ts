// Names of the days of the week in English, as pages write them before a date.

/** The names in patterns: whole, and also shortened. */
export const wholeWeekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
export const weekdayName = '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?'

/** How they begin, in the order in which JavaScript counts them; each name has its own first letters. */
const beginnings = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/** @example isWeekday('Thu', '2026-11-12') // true */
export const isWeekday = (name: string, date: string): boolean =>
  name.toLowerCase().startsWith(beginnings[new Date(date).getUTCDay()] ?? name)
