// A command goes by the settings of the list it acts on: cdk.json may have changed since, or be that of another list.
import { expect, test } from 'vitest'
import { variable } from '../../../functions/environment.ts'
import { deployedIn } from '../../../infra/commands/deployed-list.ts'
import { namedTarget } from '../../../infra/commands/edition/target.ts'
import { settingsOfDeployed, settingsOfFile } from '../../../infra/commands/list-settings.ts'
import { someSettings } from '../../support/samples/builders.ts'

const settings = someSettings({ listName: 'Harbour Letter', siteUrl: 'https://harbour.example.com' })

async function deployed() {
  async function* pages() {
    const Variables = { POWERTOOLS_SERVICE_NAME: 'compose-edition', [variable.settings]: JSON.stringify(settings) }
    yield { Functions: [{ FunctionName: 'broadsheet-briefings-compose', Environment: { Variables } }] }
  }
  return deployedIn(pages(), 'news')
}

test('a list on AWS says its settings by its functions', async () => {
  expect(settingsOfDeployed(await deployed())).toEqual(settings)
})

test('edition commands go by them, and by cdk.json where a table is all that is named', async () => {
  const aws = { profile: 'news', table: 'editions', function: null }
  const found = namedTarget(aws, 'list', await deployed())
  const named = namedTarget(aws, 'list')
  expect(found.settings.listName).toBe('Harbour Letter')
  expect(named.settings).toEqual(settingsOfFile())
  for (const target of [found, named]) target.close()
})
