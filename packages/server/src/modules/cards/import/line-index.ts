/**
 * A number for each of very many keys, at 16 to 64 bytes a key outside the heap of objects: a file of a million lines must
 * not need the memory of a million strings. Open addressing with linear probing; keys are whole numbers from 0 to 2⁵³ − 2.
 */
export class LineIndex {
  #keys = new Float64Array(1_024)
  #values = new Float64Array(1_024)
  #size = 0

  get size(): number {
    return this.#size
  }

  get(key: number): number | undefined {
    const at = this.#find(key)
    return this.#keys[at] === 0 ? undefined : this.#values[at]
  }

  /** @returns the number that the key had before and keeps, or undefined when it is new */
  add(key: number, value: number): number | undefined {
    if (this.#size * 2 >= this.#keys.length) this.#grow()
    const at = this.#find(key)
    if (this.#keys[at] !== 0) return this.#values[at]
    this.#keys[at] = key + 1 // 0 marks a free place
    this.#values[at] = value
    this.#size += 1
    return undefined
  }

  #find(key: number): number {
    const mask = this.#keys.length - 1
    let at = spread(key) & mask
    while (this.#keys[at] !== 0 && this.#keys[at] !== key + 1) at = (at + 1) & mask
    return at
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values]
    this.#keys = new Float64Array(keys.length * 2)
    this.#values = new Float64Array(keys.length * 2)
    for (let i = 0; i < keys.length; i += 1) {
      const stored = keys[i] ?? 0
      if (stored === 0) continue
      const at = this.#find(stored - 1)
      this.#keys[at] = stored
      this.#values[at] = values[i] ?? 0
    }
  }
}

/** Mixes both halves of the key, so that keys that follow each other do not pile up (the finalizer of MurmurHash3). */
function spread(key: number): number {
  let bits = (key >>> 0) ^ Math.imul(Math.floor(key / 0x1_0000_0000), 0x9e3779b1)
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
