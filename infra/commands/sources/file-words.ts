// Why a file named by an operator cannot be read or written, and what to do.

/** @param otherwise what to do if there is no such file */
export function whyNot(file: string, error: unknown, otherwise: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  if (code === 'ENOENT') return `There is no ${file}: ${otherwise}.`
  if (code === 'EISDIR') return `${file} is a folder: name a file in it.`
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be opened: check its permissions.`
  return `${file} cannot be opened (${code}): check its path.`
}
