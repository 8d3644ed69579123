/** What goes between the server and a child: a head that is JSON, and bytes beside it. */
export type Message = { readonly head: unknown; readonly parts: readonly Uint8Array[] }

/** Four pages of pure noise at the longest side we keep stay below; a child that was taken over cannot fill our memory. */
const maxBodyBytes = 96 * 1024 * 1024
const maxTextBytes = 64 * 1024
const prefixBytes = 8

/**
 * A frame of our own instead of Node's channel between processes: whatever a damaged child writes into that channel is
 * deserialised outside any try, and one wrong byte is an uncaught exception in the server (measured, Node 26.10).
 * Layout: length of the JSON and of all parts (uint32 each, big-endian), the JSON, the parts.
 */
export function encodeMessage({ head, parts }: Message): Uint8Array[] {
  const lengths = parts.map((part) => part.length)
  const text = Buffer.from(JSON.stringify({ head, lengths }))
  const prefix = Buffer.alloc(prefixBytes)
  prefix.writeUInt32BE(text.length, 0)
  prefix.writeUInt32BE(sum(lengths), 4)
  return [prefix, text, ...parts]
}

/** Takes the bytes as they come. Throws on anything that is not one whole message at a time within the limits. */
export function messageReader(): (chunk: Uint8Array) => Message | undefined {
  let chunks: Uint8Array[] = []
  let received = 0

  return (chunk) => {
    chunks.push(chunk)
    received += chunk.length
    if (received < prefixBytes) return undefined
    const [first = chunk] = chunks
    // Rarely, the prefix itself comes in pieces.
    const prefix = first.length < prefixBytes ? Buffer.concat(chunks) : Buffer.from(first.subarray(0, prefixBytes))
    const textBytes = prefix.readUInt32BE(0)
    const bodyBytes = prefix.readUInt32BE(4)
    if (textBytes > maxTextBytes || bodyBytes > maxBodyBytes) throw new Error('a message that is too long')
    const expected = prefixBytes + textBytes + bodyBytes
    if (received > expected) throw new Error('more than one message')
    if (received < expected) return undefined
    const frame = Buffer.concat(chunks)
    chunks = []
    received = 0
    return decode(frame.subarray(prefixBytes, prefixBytes + textBytes), frame.subarray(prefixBytes + textBytes))
  }
}

function decode(text: Buffer, body: Buffer): Message {
  const { head, lengths } = JSON.parse(text.toString('utf8')) as { head?: unknown; lengths?: unknown }
  if (!isLengths(lengths) || sum(lengths) !== body.length) throw new Error('a message whose parts do not add up')
  let at = 0
  const parts = lengths.map((length) => body.subarray(at, (at += length)))
  return { head, parts }
}

function isLengths(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((length) => Number.isSafeInteger(length) && length >= 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
