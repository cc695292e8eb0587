// How a reader without a shown address is named.
import { expect, test } from 'vitest'
import { placeholderAddress, readerName } from '../../../infra/preview/list/withheld-address.ts'

test('a reader whose address is withheld is named by the start of their id, anybody else by their address', () => {
  expect(readerName(placeholderAddress('CpdmxWilGLVDOuUi0V5dFJ'))).toBe('reader CpdmxW…')
  expect(readerName('ada@example.com')).toBe('ada@example.com')
})
