// Which folder the preview reads where it is told one.
import { expect, test } from 'vitest'
import { seedsFolder } from '../../../infra/preview/list/seeds-folder.ts'

test('an editor who mistypes --seeds is told so before a page opens, with the folder and what it lacks', () => {
  expect(() => seedsFolder('/repository', 'nowhere')).toThrow('--seeds is "nowhere": no topics.json is in it; name')
})
