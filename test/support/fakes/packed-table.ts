// A table for a large list: partitions are generated while they are read, and what is written is stored as bytes
// outside the heap, so that the heap contains only what the measured code keeps.
import { deserialize, serialize } from 'node:v8'
import type { Expression, Item, Key, QueryOptions, Table } from '../../../functions/adapters/services/dynamodb.ts'
import { applyUpdate, holds } from './table-expressions.ts'

export interface Packing {
  /** Before each call takes effect: time, counting, sampling. */
  before: (call: 'get' | 'write' | 'page', items: number) => Promise<void>
  /** Items of a partition that was never written, in key order. */
  made?: (pk: string) => Iterable<Item> | null
}

/** Records per page, unless the caller says otherwise. */
const usualPage = 500

export class PackedTable implements Table {
  readonly #partitions = new Map<string, Map<string, Buffer>>()
  readonly #packing: Packing

  constructor(packing: Packing) {
    this.#packing = packing
  }

  async get({ pk, sk }: Key): Promise<Item | null> {
    await this.#packing.before('get', 1)
    return this.#read(pk, sk)
  }

  async put(item: Item, condition?: Expression): Promise<boolean> {
    await this.#packing.before('write', 1)
    if (condition && !holds(condition.text, this.#read(item.pk, item.sk) ?? {}, condition)) return false
    this.#partition(item.pk).set(item.sk, serialize(item))
    return true
  }

  async update({ pk, sk }: Key, change: Expression & { condition?: string }): Promise<Item | null> {
    await this.#packing.before('write', 1)
    const item = this.#read(pk, sk)
    if (change.condition !== undefined && !holds(change.condition, item ?? {}, change)) return null
    const next: Item = item ?? { pk, sk }
    applyUpdate(change.text, next, change)
    this.#partition(pk).set(sk, serialize(next))
    return next
  }

  async *query(pk: string, options: QueryOptions = {}): AsyncIterable<Item[]> {
    const { from = '', below = '\uffff', pageSize = usualPage, fields } = options
    let page: Item[] = []
    for (const item of this.#packing.made?.(pk) ?? this.#written(pk, from, below)) {
      page.push(fields === undefined ? item : only(item, fields))
      if (page.length < pageSize) continue
      await this.#packing.before('page', page.length)
      yield page
      page = []
    }
    await this.#packing.before('page', page.length)
    if (page.length > 0) yield page
  }

  *#written(pk: string, from: string, below: string): Iterable<Item> {
    for (const sk of [...this.#partition(pk).keys()].sort()) {
      const item = sk > from && sk < below ? this.#read(pk, sk) : null
      if (item !== null) yield item
    }
  }

  #read(pk: string, sk: string): Item | null {
    const bytes = this.#partition(pk).get(sk)
    return bytes === undefined ? null : (deserialize(bytes) as Item)
  }

  #partition(pk: string): Map<string, Buffer> {
    const known = this.#partitions.get(pk) ?? new Map<string, Buffer>()
    this.#partitions.set(pk, known)
    return known
  }
}

function only(item: Item, fields: readonly string[]): Item {
  return Object.fromEntries(
    ['pk', 'sk', ...fields].flatMap((name) => (name in item ? [[name, item[name]]] : [])),
  ) as Item
}
