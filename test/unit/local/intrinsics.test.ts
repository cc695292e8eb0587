// Promise O1: what CloudFormation would put into a property is what the laptop puts there.
import { describe, expect, test } from 'vitest'
import { inDependencyOrder, type Stack } from '../../../infra/local/template/assembly.ts'
import { references, resolve, type Scope } from '../../../infra/local/template/intrinsics.ts'

const stack: Stack = {
  name: 'data',
  region: 'eu-west-1',
  account: '000000000000',
  resources: {},
  outputs: {},
  parameters: { Stage: 'test' },
  mappings: { Sizes: { small: { memory: 128 } } },
  conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] }, IsNot: { 'Fn::Not': [{ Condition: 'IsTest' }] } },
  assets: new Map(),
}

const scope: Scope = {
  stack,
  deployed: new Map([['Table', { ref: 'table-1', attributes: (name: string) => `attribute ${name}` }]]),
  exports: new Map([['data:Bucket', 'bucket-1']]),
  secret: (id, key) => `secret ${id} ${key}`,
}

const table: [string, unknown, unknown][] = [
  ['Ref of a resource', { Ref: 'Table' }, 'table-1'],
  ['Ref of a parameter', { Ref: 'Stage' }, 'test'],
  ['pseudo parameter', { Ref: 'AWS::Region' }, 'eu-west-1'],
  ['GetAtt as a list', { 'Fn::GetAtt': ['Table', 'Arn'] }, 'attribute Arn'],
  ['GetAtt as text', { 'Fn::GetAtt': 'Table.Stream.Arn' }, 'attribute Stream.Arn'],
  ['Join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 'c']] }, 'a-table-1-c'],
  [
    'Sub',
    { 'Fn::Sub': `\${AWS::StackName}/\${Table}/\${Table.Arn}/\${!Literal}` },
    `data/table-1/attribute Arn/\${Literal}`,
  ],
  ['Sub with variables', { 'Fn::Sub': [`\${name}!`, { name: { Ref: 'Stage' } }] }, 'test!'],
  ['Select of Split', { 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Table' }] }] }, '1'],
  ['ImportValue', { 'Fn::ImportValue': 'data:Bucket' }, 'bucket-1'],
  ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'small', 'memory'] }, 128],
  ['If', { 'Fn::If': ['IsTest', { Ref: 'Table' }, 'no'] }, 'table-1'],
  ['If not', { 'Fn::If': ['IsNot', 'yes', 'no'] }, 'no'],
  ['NoValue removes its property', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ['NoValue removes its member', [1, { Ref: 'AWS::NoValue' }, 3], [1, 3]],
  [
    'dynamic reference to a secret',
    '{{resolve:secretsmanager:news/origin:SecretString:key::}}',
    'secret news/origin key',
  ],
  ['dynamic reference to a whole secret', '{{resolve:secretsmanager:origin:SecretString:::}}', 'secret origin null'],
]

describe('Intrinsic functions', () => {
  test.each(table)('%s resolves as CloudFormation does', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected)
  })

  const broken: [string, unknown, string][] = [
    ['an unknown intrinsic', { 'Fn::Transform': {} }, 'data: the intrinsic Fn::Transform is not known'],
    ['a Ref to nothing', { Ref: 'Tabel' }, 'data: Ref to Tabel, which is not in the template'],
    ['an import that nobody exports', { 'Fn::ImportValue': 'x' }, 'data: imports "x", which no stack'],
    ['a parameter-store reference', '{{resolve:ssm:/a}}', '{{resolve:ssm:…}} is not known'],
  ]
  test.each(broken)('%s stops the start with a reason', (_, value, message) => {
    expect(() => resolve(value, scope)).toThrow(message)
  })

  test('dependencies are found in Ref, GetAtt and Sub', () => {
    const value = {
      a: { Ref: 'A' },
      b: [{ 'Fn::GetAtt': ['B', 'Arn'] }],
      c: { 'Fn::Sub': `\${C.Arn} \${AWS::Region}` },
    }
    expect([...references(value, (id) => id.length === 1)]).toEqual(['A', 'B', 'C'])
  })

  test('a circle of resources is named', () => {
    const circle: Record<string, string[]> = { a: ['b'], b: ['c'], c: ['a'] }
    expect(() => inDependencyOrder(['a', 'b', 'c'], (id) => circle[id] ?? [])).toThrow('a → b → c → a')
  })
})
