/** Handed in, so that a test knows what comes; `crypto.randomBytes` everywhere else. */
export type RandomBytes = (length: number) => Uint8Array
