// Takes the letters of degrees and certificates from behind a name: `Ann B. Lee CPP, PSP`. They are dropped whole.

/** Degrees and titles as they are written behind names in English, German and Romance languages. Own words. */
const known =
  /^(?:Ph\.? ?D|Psy\.?D|Ed\.?D|Pharm\.?D|M\.?D|D\.?O|J\.?D|M\.?B\.?A|M\.?P\.?H|M\.?Sc|B\.?Sc|M\.?A|M\.?S|B\.?A|B\.?S|R\.?N|R\.?D|D\.?D\.?S|D\.?V\.?M|LL\.?[BM]|LCSW|LMFT|RDN|CPA|CFA|CFP|CPP|PSP|CISSP|PMP|PE|P\.Eng|FACP|FAAP|Esq|OBE|MBE|CBE)\.?[®™]?$/u
/** Such letters behind a comma, whatever they are. */
const letters = /^(?:\p{Lu}\.?){2,6}[®™]?$/u
/** Fewest letters of the last word of a name in front of them: of a name in capitals, the last word is the surname. */
const written = /^\p{Lu}\p{Ll}[\p{L}'’-]+$|^\p{Lu}[’']\p{Lu}\p{Ll}+$|\p{Ll}{2}$/u

/** @example withoutLetters('Ann B. Lee CPP, PSP') // 'Ann B. Lee' */
export function withoutLetters(text: string): string {
  const [own = '', ...behind] = text.split(/, ?/)
  const words = own.split(' ')
  const isLettered = behind.length > 0 && behind.every((one) => letters.test(one) || known.test(one))
  const isNamed = (all: readonly string[]) => all.length > 1 && written.test(all.at(-1) ?? '')
  if (behind.length > 0 && !(isLettered && isNamed(words.filter((word) => !letters.test(word) && !known.test(word)))))
    return text
  let end = words.length
  while (end > 2 && (known.test(words[end - 1] ?? '') || (isLettered && letters.test(words[end - 1] ?? '')))) end -= 1
  return isNamed(words.slice(0, end)) ? words.slice(0, end).join(' ') : text
}
