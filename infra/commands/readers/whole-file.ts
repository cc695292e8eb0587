// A file that has its name only once all of it is written.
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'

export interface WholeFile {
  write(text: string): void
  /** @param isWhole if not, nothing is left of it, and an older file of that name stays as it was */
  close(isWhole: boolean): void
}

/** @param mode permissions of the file */
export function wholeFile(file: string, mode: number): WholeFile {
  const part = `${file}.part`
  const handle = openSync(part, 'w', mode)
  return {
    write(text) {
      try {
        writeFileSync(handle, text)
      } catch (error) {
        // A full disk does not say which file it was.
        throw error instanceof Error ? Object.assign(error, { path: file }) : error
      }
    },
    close(isWhole) {
      closeSync(handle)
      if (isWhole) renameSync(part, file)
      else rmSync(part, { force: true })
    },
  }
}
