// Golden pictures are light enough to be kept, and show what they are of.
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { inFewColours, type Picture, readPng, writePng } from '../../browser/pictures/few-colours.ts'

const picture = (width: number, colours: number[]): Picture => ({
  width,
  height: colours.length / width,
  data: Uint8Array.from(colours.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255])),
})
const row = (colour: number) => Array.from({ length: 8 }, () => colour)

describe('a golden picture', () => {
  it('keeps the colour of what is flat and takes soft edges in steps', () => {
    const [paper, chip, edge] = [0xfffefb, 0x0b4f8a, 0x7a2f10]
    const few = inFewColours(picture(8, [...row(paper), ...row(chip), edge, ...row(paper).slice(1)]))
    expect(few).toEqual(picture(8, [...row(paper), ...row(chip), 0x555500, ...row(paper).slice(1)]))
  })

  it('comes back from its file, pixel by pixel', () => {
    const colours = Array.from({ length: 12 * 5 }, (_, n) => (n * 0x10305) & 0xffffff)
    const { width, height, data } = readPng(writePng(picture(12, colours)))
    expect([width, height, new Uint8Array(data)]).toEqual([12, 5, picture(12, colours).data])
  })

  it('is a fraction of what it would weigh in all its colours', () => {
    const noisy = picture(
      100,
      Array.from({ length: 100 * 100 }, (_, n) => (n * 2_654_435) & 0xffffff),
    )
    const all = PNG.sync.write(Object.assign(new PNG({ width: 100, height: 100 }), { data: Buffer.from(noisy.data) }))
    expect(writePng(inFewColours(noisy)).length).toBeLessThan(all.length / 3)
  })
})
