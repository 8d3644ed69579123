import { randomBytes } from 'node:crypto'
import type { Issuer } from '#modules/credentials'

const issuer: Issuer = { code: 'UTO', country: 'UT', publicUrl: new URL('https://sapar.example') }

/** What completing a cancellation needs for its certificate. */
export const certificateKit = { randomBytes: (length: number): Uint8Array => randomBytes(length), issuer }
