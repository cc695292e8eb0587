// The beginning of a PNG, which is all that determines its dimensions.

/** @param bytes how large the file is */
export function aPng(width: number, height: number, bytes = 400): Buffer {
  const file = Buffer.alloc(bytes)
  file.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  file.writeUInt32BE(width, 16)
  file.writeUInt32BE(height, 20)
  return file
}
