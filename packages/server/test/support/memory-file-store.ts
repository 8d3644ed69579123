import { assertFileKey, type FileStore } from '#platform/files/file-store.ts'

/** A store that forgets with the test; `keys` shows what lies in it. */
export function memoryFileStore(): FileStore & { readonly keys: () => string[] } {
  const objects = new Map<string, Uint8Array>()
  return {
    keys: () => [...objects.keys()].toSorted((one, other) => (one < other ? -1 : 1)),
    put(key, bytes) {
      assertFileKey(key)
      objects.set(key, Uint8Array.from(bytes))
      return Promise.resolve()
    },
    get: (key) => Promise.resolve(objects.get(key)),
    head(key) {
      const found = objects.get(key)
      return Promise.resolve(found && { size: found.length })
    },
    delete(key) {
      objects.delete(key)
      return Promise.resolve()
    },
  }
}
