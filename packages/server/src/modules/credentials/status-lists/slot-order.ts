import { createHmac } from 'node:crypto'

const rounds = 8

/**
 * The index that stands at a position of a list's secret order: a permutation of all its indices, so that a counter gives
 * away each index once, in an order that nobody without the key can tell from chance (I-14), and a list of millions needs
 * no scan for a free one.
 *
 * A Feistel network over the bits of the position (Luby and Rackoff 1988; NIST SP 800-38G builds FF1 alike): each round
 * changes one half by what a keyed function makes of the other, which can be undone, so two positions never meet.
 * @param slots a power of two
 */
export function slotAt(key: Uint8Array, slots: number, position: number): number {
  if (!(position >= 0 && position < slots)) throw new RangeError(`the list has no position ${position}`)
  const bits = Math.log2(slots)
  const lowBits = Math.floor(bits / 2)
  let low = position & mask(lowBits)
  let high = position >>> lowBits
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) high ^= scramble(key, round, low) & mask(bits - lowBits)
    else low ^= scramble(key, round, high) & mask(lowBits)
  }
  return high * 2 ** lowBits + low
}

const mask = (bits: number): number => 2 ** bits - 1

function scramble(key: Uint8Array, round: number, half: number): number {
  const input = Buffer.alloc(5)
  input.writeUInt8(round)
  input.writeUInt32BE(half, 1)
  return createHmac('sha256', key).update(input).digest().readUInt32BE()
}
