// The three templates as one synthesis makes them, with cdk-nag's and the template validator's findings.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type App, CfnResource, Stack } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import { contextOfCdkJson } from '../../infra/settings/cdk-json.ts'
import { readSettings } from '../../infra/settings/settings.ts'
import { addDataAndSite, addFunctions, emptyApp } from '../../infra/stacks.ts'
import { sampleBundles } from '../support/runs/sample-bundles.ts'
import { sampleFolder } from '../support/samples/sample.ts'

/** A template or a part of it; only what a test names is looked at. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Properties = Record<string, Json>

export interface Resource {
  stack: string
  id: string
  type: string
  properties: Properties
  deletionPolicy: Json
  updateReplacePolicy: Json
}

export interface Finding {
  source: 'CDK' | 'cdk-nag'
  rule: string
  /** Path of the construct, e.g. `broadsheet-data/Pepper/Resource`. */
  path: string
}

export interface Synthesis {
  templates: Record<string, Json>
  resources: Resource[]
  findings: Finding[]
  folder: string
  bundles: string
  remove(): void
}

/** Where the list takes mail, so that all there is is looked at. */
const mailDomain = 'mail.news.example.com'

/** With everything that checks: takes some seconds. */
export async function synthesize(): Promise<Synthesis> {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-synthesis-'))
  const bundles = await sampleBundles()
  const app = synthesizedApp(folder, { mailDomain }, bundles, true)
  const templates = readTemplates(folder)
  const remove = () => rmSync(folder, { recursive: true, force: true })
  return { templates, resources: resourcesOf(templates), findings: findingsOf(app, folder), folder, bundles, remove }
}

/** Other settings on the same bundles, without the checks: takes half a second. */
export function synthesizeWith(changes: Record<string, unknown>, bundles: string): Resource[] {
  return resourcesOf(templatesWith(changes, bundles))
}

/** Without the stack of the functions, which is most of the work. */
export function dataAndSiteWith(changes: Record<string, unknown>): Resource[] {
  return resourcesOf(templatesWith(changes, null))
}

/** @param bundles of the functions; `null`: without their stack */
export function templatesWith(changes: Record<string, unknown>, bundles: string | null): Record<string, Json> {
  const outdir = mkdtempSync(join(tmpdir(), 'broadsheet-variant-'))
  try {
    synthesizedApp(outdir, changes, bundles, false)
    return readTemplates(outdir, bundles === null ? ['data', 'site'] : stackNames)
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

function synthesizedApp(outdir: string, changes: object, bundles: string | null, isValidated: boolean): App {
  const context = { ...contextOfCdkJson(), seedsFolder: sampleFolder, ...changes }
  const app = emptyApp({ outdir, context, isValidated })
  const deployment = readSettings(context)
  const data = addDataAndSite(app, deployment)
  if (bundles !== null) addFunctions(app, deployment, data, bundles)
  app.synth()
  return app
}

const stackNames = ['data', 'briefings', 'site']

function readTemplates(folder: string, names = stackNames): Record<string, Json> {
  const read = (name: string): Json =>
    JSON.parse(readFileSync(join(folder, `broadsheet-${name}.template.json`), 'utf8'))
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

function resourcesOf(templates: Record<string, Json>): Resource[] {
  return Object.entries(templates).flatMap(([stack, template]) =>
    Object.entries(at(template, 'Resources') as Record<string, Json>).map(([id, raw]) => ({
      stack,
      id,
      type: String(at(raw, 'Type')),
      properties: (at(raw, 'Properties') ?? {}) as Properties,
      deletionPolicy: at(raw, 'DeletionPolicy') ?? null,
      updateReplacePolicy: at(raw, 'UpdateReplacePolicy') ?? null,
    })),
  )
}

/** What the CDK's own template validator wrote during the synthesis, and what cdk-nag says of the same constructs. */
function findingsOf(app: App, folder: string): Finding[] {
  const own = reportsIn(folder).flatMap(({ violations }) => violations.flatMap((each) => located('CDK', each)))
  const nag = new AwsSolutionsChecks(app).validateScope(app).violations.flatMap((each) => located('cdk-nag', each))
  return [...own, ...nag]
}

/** Rules of the validator that a stack with an unknown property breaks. */
export function violationsWithNonsense(): string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'broadsheet-nonsense-'))
  try {
    const app = emptyApp({ outdir, context: {}, isValidated: true })
    new CfnResource(new Stack(app, 'nonsense'), 'Bucket', { type: 'AWS::S3::Bucket', properties: { Nonsense: 1 } })
    app.synth()
    return reportsIn(outdir).flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName))
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

/** There is a report only where the validator looked at the templates. */
function reportsIn(folder: string): { violations: Violation[] }[] {
  return JSON.parse(readFileSync(join(folder, 'validation-report.json'), 'utf8')).pluginReports
}

interface Violation {
  ruleName: string
  violatingConstructs?: { constructPath?: string }[]
  violatingResources?: { constructPath?: string }[]
}

function located(source: Finding['source'], violation: Violation): Finding[] {
  const places = violation.violatingConstructs ?? violation.violatingResources ?? []
  return places.map(({ constructPath }) => ({ source, rule: violation.ruleName, path: String(constructPath) }))
}

/** `at(properties, 'RedrivePolicy', 'maxReceiveCount')` → `5`; a step into nothing gives `undefined`. */
export function at(value: Json | undefined, ...path: (string | number)[]): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (Array.isArray(inner)) return inner[Number(step)]
    return typeof inner === 'object' && inner !== null ? inner[String(step)] : undefined
  }, value)
}

/** One or many, as CloudFormation likes it: always a list. */
export function list(value: Json | undefined): Json[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
}

/** Logical ids that a value refers to, across stacks by the export's name. */
export function mentions(value: Json | undefined, id: string): boolean {
  return JSON.stringify(value ?? null).includes(id)
}

export function only(resources: Resource[], type: string, ...more: string[]): Resource[] {
  return resources.filter((resource) => [type, ...more].includes(resource.type))
}
