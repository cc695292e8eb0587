// The list's logo: a PNG, checked before anything is synthesized, and the size at which it is shown.

import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type LogoSize, logoLimits, logoPath } from '../../functions/environment.ts'
import { repository } from '../repository.ts'

/** Bytes above which it is refused: it is loaded with every email that is opened. */
const tooHeavy = 10_240

/** Pixels. */
const readableHeight = 20

/** Why it is refused, or `null`.
 *
 * @param path absolute, or relative to the repository's root */
export function logoProblem(path: string): string | null {
  const name = logoPath.slice(1)
  if (basename(path) !== name) return `must be a file named ${name}, the name under which the site has it`
  const head = headOf(logoFile(path))
  if (head === null) return 'names no file; paths begin at the folder of cdk.json'
  if (head.size >= tooHeavy)
    return `weighs ${head.size} bytes, and must be under ${tooHeavy}; save it with fewer colours`
  const pixels = pixelsOf(head.bytes)
  if (pixels === null) return 'is not a PNG; email clients show no SVG and no WebP'
  const { height } = shown(pixels)
  return height < readableHeight
    ? `would be shown ${height} px high, as it is ${pixels.width} × ${pixels.height}; cut off its margins or set the name in two lines`
    : null
}

/** @param path of a logo without a problem */
export function logoSize(path: string): LogoSize {
  const pixels = pixelsOf(headOf(logoFile(path))?.bytes ?? Buffer.alloc(0))
  if (pixels === null) throw new Error(`${path} is no PNG any more; write it again`)
  return shown(pixels)
}

export function logoFile(path: string): string {
  return resolve(repository, path)
}

function headOf(file: string): { size: number; bytes: Buffer } | null {
  let open: number
  try {
    open = openSync(file, 'r')
  } catch {
    return null
  }
  try {
    const bytes = Buffer.alloc(24)
    const { size } = fstatSync(open)
    return { size, bytes: bytes.subarray(0, readSync(open, bytes)) }
  } catch {
    return null
  } finally {
    closeSync(open)
  }
}

/** PNG (W3C, third edition), 5.2 and 11.2.1: its signature, then length and name of IHDR, width and height. */
function pixelsOf(head: Buffer): LogoSize | null {
  if (head.length < 24 || head.toString('latin1', 0, 16) !== '\x89PNG\r\n\x1a\n\0\0\0\rIHDR') return null
  const [width, height] = [head.readUInt32BE(16), head.readUInt32BE(20)]
  return width === 0 || height === 0 ? null : { width, height }
}

function shown({ width, height }: LogoSize): LogoSize {
  const scale = Math.min(1, logoLimits.width / width, logoLimits.height / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
