// A DynamoDB table in memory that evaluates the stores' own expressions, so that the real adapters run on it.
import type { Expression, Item, Key, QueryOptions, Table } from '../../../functions/adapters/services/dynamodb.ts'
import { copyOf } from './copy.ts'
import { applyUpdate, holds, type Placeholders } from './table-expressions.ts'

/** Called before each call takes effect and afterwards: for waiting, counting and failing. */
export interface Around {
  before?: (call: TableCall) => Promise<void>
  after?: (call: TableCall) => Promise<void>
}

export interface TableCall {
  operation: 'get' | 'put' | 'update' | 'query' | 'delete'
  pk: string
  sk: string | null
}

const defaultPage = 100

export class MemoryTable implements Table {
  readonly #partitions = new Map<string, Map<string, Item>>()
  /** Sorted sort keys of a partition, until one is added. */
  readonly #ordered = new Map<string, string[]>()
  readonly #around: Around

  constructor(around: Around = {}) {
    this.#around = around
  }

  async get(key: Key): Promise<Item | null> {
    return this.#call('get', key, () => copyOf(this.#items(key.pk).get(key.sk) ?? null))
  }

  async put(item: Item, condition?: Expression): Promise<boolean> {
    return this.#call('put', item, () => {
      const items = this.#items(item.pk)
      if (condition && !holds(condition.text, items.get(item.sk) ?? {}, condition)) return false
      if (!items.has(item.sk)) this.#ordered.delete(item.pk)
      items.set(item.sk, copyOf(item))
      return true
    })
  }

  async update(key: Key, change: Expression & { condition?: string }): Promise<Item | null> {
    return this.#call('update', key, () => {
      const items = this.#items(key.pk)
      const found = items.get(key.sk)
      const given: Placeholders = change
      if (change.condition !== undefined && !holds(change.condition, found ?? {}, given)) return null
      const item: Item = found ?? { pk: key.pk, sk: key.sk }
      applyUpdate(change.text, item, given)
      if (found === undefined) this.#ordered.delete(key.pk)
      items.set(key.sk, item)
      return copyOf(item)
    })
  }

  /** Like `deleting` of the adapter. */
  readonly remove = async (key: Key): Promise<void> => {
    await this.#call('delete', key, () => {
      this.#items(key.pk).delete(key.sk)
      this.#ordered.delete(key.pk)
    })
  }

  async *query(pk: string, options: QueryOptions = {}): AsyncIterable<Item[]> {
    const { from = '', below = '\uffff', pageSize = defaultPage } = options
    const first = this.#keys(pk).findIndex((sk) => sk > from && sk < below)
    for (let start = first; start >= 0; ) {
      const page = this.#keys(pk)
        .slice(start, start + pageSize)
        .filter((sk) => sk < below)
      const items = await this.#call('query', { pk, sk: null }, () => page.flatMap((sk) => this.#copy(pk, sk)))
      if (items.length > 0) yield items
      start = page.length < pageSize ? -1 : start + pageSize
    }
  }

  #keys(pk: string): string[] {
    const known = this.#ordered.get(pk) ?? [...this.#items(pk).keys()].sort()
    this.#ordered.set(pk, known)
    return known
  }

  /** The items in partitions with this prefix, without counting as a call. */
  under(prefix: string): Item[] {
    const found = [...this.#partitions].filter(([pk]) => pk.startsWith(prefix))
    return found.flatMap(([, items]) => copyOf([...items.values()]))
  }

  /** Copies the items of another table, without counting as a call. */
  takeOver(other: MemoryTable): void {
    for (const [pk, items] of other.#partitions) this.#partitions.set(pk, items)
    this.#ordered.clear()
  }

  #copy(pk: string, sk: string): Item[] {
    const item = this.#items(pk).get(sk)
    return item === undefined ? [] : [copyOf(item)]
  }

  async #call<T>(operation: TableCall['operation'], { pk, sk }: { pk: string; sk: string | null }, work: () => T) {
    const call: TableCall = { operation, pk, sk }
    await this.#around.before?.(call)
    const done = work()
    await this.#around.after?.(call)
    return done
  }

  #items(pk: string): Map<string, Item> {
    const known = this.#partitions.get(pk) ?? new Map<string, Item>()
    this.#partitions.set(pk, known)
    return known
  }
}
