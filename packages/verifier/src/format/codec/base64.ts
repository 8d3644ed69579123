import type { Bytes } from './bytes.ts'

const common = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

type Alphabet = { readonly characters: string; readonly values: Uint8Array }

const notInAlphabet = 255

function alphabet(characters: string): Alphabet {
  const values = new Uint8Array(128).fill(notInAlphabet)
  for (let value = 0; value < characters.length; value++) values[characters.charCodeAt(value)] = value
  return { characters, values }
}

const urlSafe = alphabet(`${common}-_`)
const standard = alphabet(`${common}+/`)

function encode(bytes: Uint8Array, { characters }: Alphabet): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const used = Math.min(3, bytes.length - at) + 1
    for (let place = 0; place < used; place++) text += characters.charAt((bits >> (18 - 6 * place)) & 63)
  }
  return text
}

/**
 * One text for each byte string and no other: an unused bit that is set, a character outside the alphabet or a single
 * left-over character is refused (RFC 4648 §3.3, §3.5), else two texts would carry one signature.
 */
function decode(text: string, { values }: Alphabet): Bytes | undefined {
  if (text.length % 4 === 1) return undefined
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const value = values[text.charCodeAt(index)] ?? notInAlphabet
    if (value === notInAlphabet) return undefined
    bits = (bits << 6) | value
    held += 6
    if (held < 8) continue
    held -= 8
    bytes[at++] = bits >> held
    bits &= (1 << held) - 1
  }
  return bits === 0 ? bytes : undefined
}

function withoutPadding(text: string): string | undefined {
  const bare = text.replace(/={1,2}$/, '')
  return bare.length === text.length || text.length % 4 === 0 ? bare : undefined
}

/** base64url without padding, as JOSE writes it (RFC 7515 §2). */
export function base64url(bytes: Uint8Array): string {
  return encode(bytes, urlSafe)
}

/** @returns undefined unless the text is exactly what `base64url` would write */
export function fromBase64url(text: string): Bytes | undefined {
  return decode(text, urlSafe)
}

/** Takes padding too, when it is complete: published VDS-NC samples have it. */
export function fromPaddedBase64url(text: string): Bytes | undefined {
  const bare = withoutPadding(text)
  return bare === undefined ? undefined : decode(bare, urlSafe)
}

/** base64 with padding (RFC 4648 §4), as `x5c`, signed notes and checkpoints write it. */
export function base64(bytes: Uint8Array): string {
  const text = encode(bytes, standard)
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** @returns undefined unless the text is exactly what `base64` would write */
export function fromBase64(text: string): Bytes | undefined {
  if (text.length % 4 !== 0) return undefined
  const bare = withoutPadding(text)
  return bare === undefined ? undefined : decode(bare, standard)
}
