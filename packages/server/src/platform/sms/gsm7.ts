// 3GPP TS 23.038 §6.2.1: the default alphabet, in the order of its codes. Code 0x1B is the escape to the extension table.
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const ESCAPE = 0x1b

// §6.2.1.1: the extension table. Each of these costs an escape and one more septet.
const EXTENSION: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
}

const SEPTETS: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...BASIC]
    .map((character, code): [string, number[]] => [character, [code]])
    .filter(([, [code]]) => code !== ESCAPE),
  ...Object.entries(EXTENSION).map(([character, code]): [string, number[]] => [character, [ESCAPE, code]]),
])

/** Septets of one character: 1, or 2 from the extension table; `undefined` when GSM-7 has no such character. */
export function gsm7Septets(character: string): number | undefined {
  return SEPTETS.get(character)?.length
}

/**
 * One septet per octet, as SMPP carries the default alphabet (SMPP 3.4 §5.2.19, data_coding 0); the message centre packs
 * them for the air. Throws for a character that GSM-7 does not have: nothing is replaced in silence.
 */
export function encodeGsm7(text: string): Uint8Array {
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const septets = SEPTETS.get(character)
      if (septets === undefined) throw new RangeError('GSM-7 has no such character')
      return septets
    }),
  )
}
