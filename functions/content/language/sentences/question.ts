// Whether a sentence or a title asks a question, in the scripts that are read.

const mark = String.raw`[?？؟]["'”’“‘«»‹›)\]]*`
const atEnd = new RegExp(`${mark}$`)
const anywhere = new RegExp(`${mark}(?: |$)`)

/** @param text one sentence or title. @example isQuestion('“What now?”') // true */
export const isQuestion = (text: string): boolean => atEnd.test(text)

/** Also true of a question with a sentence behind it: `Who pays? Nobody says`. */
export const holdsQuestion = (text: string): boolean => anywhere.test(text)
