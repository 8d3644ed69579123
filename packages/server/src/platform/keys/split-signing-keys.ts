import type { KeyAlgorithm, SigningKeys } from './signing-keys.ts'

/** One set of keys in two places: each algorithm where it can be kept best. */
export function splitSigningKeys(places: Readonly<Record<KeyAlgorithm, SigningKeys>>): SigningKeys {
  const { ES256, Ed25519 } = places
  const placeOf = async (name: string): Promise<SigningKeys> => ((await ES256.find(name)) ? ES256 : Ed25519)
  return {
    create: (name, algorithm) => places[algorithm].create(name, algorithm),
    find: async (name) => (await ES256.find(name)) ?? (await Ed25519.find(name)),
    list: async () => [...(await ES256.list()), ...(await Ed25519.list())],
    sign: async (name, bytes) => (await placeOf(name)).sign(name, bytes),
  }
}
