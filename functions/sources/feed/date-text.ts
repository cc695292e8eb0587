// Tidies a written date: removes what is not part of it, and replaces local signs by the usual separators.

/** @example tidyDate('2024年3月5日(火) 10時30分') // '2024-3-5 10:30' */
export function tidyDate(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/<[^<>]{0,100}>/g, ' ')
    .replace(/^\/?Date\((-?\d{9,13})(?:[+-]\d{4})?\)\/?$/, '$1')
    .replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
    .replace(/[−–—‐‑]/g, '-')
    .replace(/(?<=\d:\d\d),(?=\d)/g, '.')
    .replace(/[\s\u200e\u200f,;"']+/g, ' ')
    .replace(/(?<=\d) ?[년年] ?(?=\d)|(?<=\d) ?[월月] ?(?=\d)/g, '-')
    .replace(/(?<=\d) ?[일日] ?(?:\([^\s()]\) ?)?/g, ' ')
    .replace(/(?<=\d) ?[時时点시] ?(?=\d)/g, ':')
    .replace(/(?<=\d) ?[時时点시]/g, ':00')
    .replace(/(?<=:\d\d) ?[分분] ?(?=\d)/g, ':')
    .replace(/(?<=:\d\d) ?[分분秒초]/g, '')
    .replace(/^(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\.?(?= |$)/, '$1-$2-$3')
    .trim()
}
