import { expect, test } from 'vitest'
import { standIn, whoIs } from '../../../infra/preview/list/stand-in.ts'

test('a reader whose address is withheld is named by the start of their id, anybody else by their address', () => {
  expect(whoIs(standIn('CpdmxWilGLVDOuUi0V5dFJ'))).toBe('reader CpdmxW…')
  expect(whoIs('ada@example.com')).toBe('ada@example.com')
})
