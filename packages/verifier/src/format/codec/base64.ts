import { utf8, type Bytes } from './bytes.ts'

const latin = new TextDecoder('latin1')

const common = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

type Alphabet = { readonly codes: Uint8Array; readonly values: Uint8Array }

const notInAlphabet = 255

function alphabet(characters: string): Alphabet {
  const codes = utf8(characters)
  const values = new Uint8Array(128).fill(notInAlphabet)
  codes.forEach((code, value) => (values[code] = value))
  return { codes, values }
}

const urlSafe = alphabet(`${common}-_`)
const standard = alphabet(`${common}+/`)

/** Into bytes first: a status list has millions of characters, and a string that grows by one is slow. */
function encode(bytes: Uint8Array, { codes }: Alphabet): string {
  const text = new Uint8Array(Math.ceil((bytes.length * 4) / 3))
  let to = 0
  for (let at = 0; at < bytes.length; at += 3) {
    const bits = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    // what lies behind the last character falls off the end of the array
    for (let shift = 18; shift >= 0; shift -= 6) text[to++] = codes[(bits >> shift) & 63] ?? 0
  }
  return latin.decode(text)
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
