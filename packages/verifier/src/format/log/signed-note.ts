import { base64, fromBase64 } from '../codec/base64.ts'
import { concatBytes, equalBytes, readBigEndian, utf8, type Bytes } from '../codec/bytes.ts'
import { sha256 } from '../codec/sha256.ts'

/** Algorithms of C2SP signed-note v1.0.0 that we sign and verify. */
export const noteKeyType = { ed25519: 1, cosignature: 4 } as const

export type NoteKeyType = (typeof noteKeyType)[keyof typeof noteKeyType]

/** A verifier key of a log or of a witness. */
export type NoteKey = {
  readonly name: string
  /** First four bytes of a hash: they find a key, they prove nothing. */
  readonly id: Bytes
  readonly type: NoteKeyType
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes
}

export type NoteSignature = { readonly name: string; readonly id: Bytes; readonly signature: Bytes }

export type SignedNote = { readonly text: string; readonly signatures: readonly NoteSignature[] }

const longestNote = 65_536
const mostSignatures = 64

/** A key's id: SHA-256 of name, line feed, type and key, of which the first four bytes are taken. */
export async function noteKey(name: string, type: NoteKeyType, publicKey: Bytes): Promise<NoteKey> {
  const hash = await sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(type), publicKey))
  return { name, id: hash.slice(0, 4), type, publicKey }
}

/** `name+id+key` as C2SP writes a key that verifies. */
export function formatNoteKey({ name, id, type, publicKey }: NoteKey): string {
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${name}+${hex}+${base64(concatBytes(Uint8Array.of(type), publicKey))}`
}

/** @returns undefined when the id does not fit the key, or the type is none of ours, although the id may fit it */
export async function parseNoteKey(text: string): Promise<NoteKey | undefined> {
  const [, name = '', hex = '', coded = ''] = /^([^+\s]{1,255})\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? []
  const [type, ...key] = fromBase64(coded) ?? []
  if (name === '' || key.length !== 32 || (type !== noteKeyType.ed25519 && type !== noteKeyType.cosignature)) {
    return undefined
  }
  const made = await noteKey(name, type, Uint8Array.from(key))
  return readBigEndian(made.id) === Number.parseInt(hex, 16) ? made : undefined
}

/** The line `— name base64(id ‖ signature)`. */
export function noteSignatureLine(key: NoteKey, signature: Uint8Array): string {
  return `\u2014 ${key.name} ${base64(concatBytes(key.id, signature))}\n`
}

/** @param text ends with a line feed */
export function formatSignedNote(text: string, lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`
}

/** Takes a note apart at its last empty line; nothing is verified. */
export function parseSignedNote(note: string): SignedNote | undefined {
  const split = note.lastIndexOf('\n\n')
  if (note.length > longestNote || split < 0 || hasControl(note) || !note.isWellFormed()) return undefined
  const lines = note.slice(split + 2).split('\n')
  if (lines.pop() !== '' || lines.length === 0 || lines.length > mostSignatures) return undefined
  const signatures = lines.map(readSignatureLine)
  if (!signatures.every((signature) => signature !== undefined)) return undefined
  return { text: note.slice(0, split + 1), signatures }
}

function hasControl(note: string): boolean {
  return Array.from(note).some((character) => character < ' ' && character !== '\n')
}

function readSignatureLine(line: string): NoteSignature | undefined {
  const [, name = '', coded = ''] = /^\u2014 ([^+\s]+) (\S+)$/u.exec(line) ?? []
  const bytes = fromBase64(coded)
  return name !== '' && bytes && bytes.length > 4
    ? { name, id: bytes.slice(0, 4), signature: bytes.slice(4) }
    : undefined
}

/** The signatures that claim to be of this key; those of unknown keys are passed over, as the specification wants. */
export function signaturesOf(note: SignedNote, key: NoteKey): readonly NoteSignature[] {
  return note.signatures.filter(({ name, id }) => name === key.name && equalBytes(id, key.id))
}

/** Whether the key has signed the note, and every signature that claims to be its own is. */
export async function isSignedBy(note: SignedNote, key: NoteKey): Promise<boolean> {
  const claimed = key.type === noteKeyType.ed25519 ? signaturesOf(note, key) : []
  const verified = await Promise.all(
    claimed.map(({ signature }) => verifyEd25519(key.publicKey, signature, utf8(note.text))),
  )
  return verified.length > 0 && verified.every((isRight) => isRight)
}

export async function verifyEd25519(publicKey: Bytes, signature: Bytes, signed: Bytes): Promise<boolean> {
  if (signature.length !== 64) return false
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, signature, signed)
  } catch (error) {
    // not a point of the curve; a browser without Ed25519 must not look like a bad signature
    if (error instanceof DOMException && error.name === 'NotSupportedError') throw error
    return false
  }
}
