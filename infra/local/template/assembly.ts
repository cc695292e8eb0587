// Reads the synthesized cloud assembly (`cdk.out`): its stacks in the order in which they must be deployed.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { laptop } from '../account.ts'

/** A resource as the template declares it; its properties still contain intrinsic functions. */
export interface Declared {
  Type: string
  Properties?: Record<string, unknown> | undefined
  DependsOn?: string | string[] | undefined
  Condition?: string | undefined
}

export interface Stack {
  name: string
  region: string
  account: string
  resources: Record<string, Declared>
  outputs: Record<string, { Value: unknown; Export?: { Name: unknown } | undefined; Condition?: string | undefined }>
  parameters: Record<string, unknown>
  mappings: Record<string, Record<string, Record<string, unknown>>>
  conditions: Record<string, unknown>
  /** Folders and files of the stack's assets by hash. */
  assets: Map<string, string>
}

const manifestShape = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      dependencies: z.array(z.string()).optional(),
      properties: z.object({ templateFile: z.string().optional(), stackName: z.string().optional() }).optional(),
      displayName: z.string().optional(),
    }),
  ),
})

const templateShape = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).optional(),
      DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
      Condition: z.string().optional(),
    }),
  ),
  Outputs: z
    .record(
      z.string(),
      z.object({
        Value: z.unknown(),
        Export: z.object({ Name: z.unknown() }).optional(),
        Condition: z.string().optional(),
      }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
})

const assetsShape = z.object({
  files: z.record(z.string(), z.object({ source: z.object({ path: z.string().optional() }) })).default({}),
})

/** Throws with what to do if the folder contains no assembly. */
export function readAssembly(folder: string): Stack[] {
  const path = join(folder, 'manifest.json')
  if (!existsSync(path)) throw new Error(`no cloud assembly in ${folder}: run "npm run synth" and check its error`)
  const { artifacts } = manifestShape.parse(JSON.parse(readFileSync(path, 'utf8')))
  const isStack = (id: string) => artifacts[id]?.type === 'aws:cloudformation:stack'
  const ordered = inDependencyOrder(Object.keys(artifacts).filter(isStack), (id) =>
    (artifacts[id]?.dependencies ?? []).filter(isStack),
  )
  return ordered.map((id) => {
    const artifact = artifacts[id]
    const file = artifact?.properties?.templateFile ?? `${id}.template.json`
    return readStack(folder, artifact?.properties?.stackName ?? id, file, artifact?.environment ?? '')
  })
}

function readStack(folder: string, name: string, file: string, environment: string): Stack {
  const template = templateShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const [account = '', region = ''] = environment.replace('aws://', '').split('/')
  return {
    name,
    // The engines have only one account; a real one named in the settings is mapped to it.
    account: laptop.account,
    region: region === '' || region === 'unknown-region' || account === '' ? laptop.region : region,
    resources: template.Resources,
    outputs: template.Outputs,
    parameters: Object.fromEntries(Object.entries(template.Parameters).map(([key, value]) => [key, value.Default])),
    mappings: template.Mappings,
    conditions: template.Conditions,
    assets: readAssets(folder, file.replace('.template.json', '.assets.json')),
  }
}

function readAssets(folder: string, file: string): Map<string, string> {
  if (!existsSync(join(folder, file))) return new Map()
  const { files } = assetsShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
  const found = Object.entries(files).flatMap(([hash, { source }]) =>
    source.path === undefined ? [] : [[hash, join(folder, source.path)] as const],
  )
  return new Map(found)
}

/** Depth first; a cycle is an error that names its members. */
export function inDependencyOrder(ids: string[], dependsOn: (id: string) => Iterable<string>): string[] {
  const done = new Set<string>()
  const path: string[] = []
  const visit = (id: string): void => {
    if (done.has(id)) return
    if (path.includes(id)) throw new Error(`circular dependency: ${[...path, id].join(' → ')}`)
    path.push(id)
    for (const other of dependsOn(id)) visit(other)
    path.pop()
    done.add(id)
  }
  for (const id of ids) visit(id)
  return [...done]
}
