// The list's logo in the preview. Emails and pages name its address on the site, from which the preview loads nothing:
// the file itself takes its place.
import { readFile } from 'node:fs/promises'

/** @param file path of the logo; `null` if the list has none */
export async function withLogo(html: string, file: string | null): Promise<string> {
  const image = /(<img class="logo" src=")[^"]*/
  if (file === null || !image.test(html)) return html
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return html
  return html.replace(image, (_, start: string) => `${start}data:image/png;base64,${bytes.toString('base64')}`)
}
