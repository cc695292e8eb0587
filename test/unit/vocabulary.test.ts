// The words of code and comments: each rule can be broken. `test/architecture.test.ts` holds them over the sources.
import { describe, expect, it } from 'vitest'
import { breaches } from '../support/code-rules/architecture.ts'

const rulesBroken = (files: Record<string, string>) =>
  breaches(new Map(Object.entries(files))).map((breach) => breach.rule)

const metaphor = 'no private metaphors'
const glossary = 'the words of the glossary'

describe('the rules of the words can be broken', () => {
  it.each([
    ['a file named after a metaphor', { 'functions/use-cases/sending/desk.ts': '' }, metaphor],
    ['a type', { 'functions/archive/a.ts': 'export interface PageDesk {}' }, metaphor],
    ['a variable', { 'functions/edition/a.ts': 'const pen = 1' }, metaphor],
    ['several of them', { 'test/support/a.ts': 'const desks = []' }, metaphor],
    ['a private name', { 'infra/local/a.ts': 'class A {\n  #sheet = 1\n}' }, metaphor],
    ['a name in a template', { 'functions/delivery/a.ts': `const b = \`$\{letterhead} of the list\`` }, metaphor],
    ['a name after a pattern', { 'functions/delivery/a.ts': 'const a = /[\'"`]/\nconst stationery = 1' }, metaphor],
    ['a comment', { 'infra/a.ts': '// Readers are served at the counter.' }, metaphor],
    ['a comment of several lines', { 'functions/edition/a.ts': '/** Makes it\n * at the workshop. */' }, metaphor],
    ['the editor’s desk outside the preview', { 'infra/local/a.ts': 'const desk = 1' }, metaphor],
    ['an article by another name', { 'functions/content/page/a.ts': 'const posts = []' }, glossary],
    ['a topic by another name', { 'functions/edition/a.ts': 'interface Category {}' }, glossary],
    ['topics by another name', { 'functions/edition/a.ts': 'const storyCategories = 1' }, glossary],
    ['an edition by another name', { 'functions/archive/a.ts': '// One page for each issue.' }, glossary],
    ['a reader by another name', { 'functions/subscription/user-record.ts': '' }, glossary],
    [
      'a comment line of 121 characters',
      { 'functions/ports.ts': `  /** ${'a'.repeat(115)}` },
      'a line of a comment has at most 120 characters',
    ],
    ['a personified comment', { 'functions/ports.ts': '// For nobody listens to it.' }, 'comments do not personify'],
    ['a personified tool', { 'functions/ports.ts': '// Listed here: the compiler asks.' }, 'comments do not personify'],
  ])('%s is found', (_, files, rule) => {
    expect(rulesBroken(files as unknown as Record<string, string>)).toContain(rule)
  })

  it.each([
    ['the editor’s desk in the preview', 'infra/preview/desk/a.ts', 'const desk = 1 // The editor’s desk.'],
    [
      'data in strings and patterns',
      'functions/content/page/a.ts',
      "const a = 'a newsletter'\nconst b = /users?|desk/i",
    ],
    ['a style sheet', 'functions/content/html/a.ts', 'const styleSheets = [] // Style sheets of a page.'],
    ['names of AWS, HTML and feeds', 'functions/archive/a.ts', 'const { items, tag, event, message, sent } = feed'],
    ['the method of HTTP', 'functions/delivery/a.ts', '// Leaves on POST.'],
    ['another area’s own word', 'infra/constructs/a.ts', 'const user = 1'],
    ['a word within a word', 'functions/edition/a.ts', 'const suspension = open.expression(lineCounterpart)'],
  ])('%s is no breach', (_, file, source) => {
    expect(rulesBroken({ [file]: source }).filter((rule) => rule === metaphor || rule === glossary)).toEqual([])
  })
})
