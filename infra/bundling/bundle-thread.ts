// A thread that bundles the functions: the bundler asks it for data about languages and the like, and would stand still
// while the thread that asks for bundles loads the CDK.
import { workerData } from 'node:worker_threads'
import { bundleCode } from './bundle.ts'

export interface BundleThreadData {
  target: string
  withMaps: boolean
}

const { target, withMaps } = workerData as BundleThreadData
await bundleCode(target, { withMaps })
