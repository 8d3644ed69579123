import type { SignerRole } from './signer-life-cycle.ts'

/** How long a signer of a role is used, announced before, and its certificate valid, in days. */
export type SignerPeriod = {
  /** From taking over to being replaced. */
  readonly usedDays: number
  /** Between being announced and taking over, so that kits off line have it. */
  readonly announcedDays: number
  /** Of the certificate: longer than the use, because what was signed on the last day is looked at later. */
  readonly validDays: number
}

/**
 * Doc 9303-12 §3.3: authorities' keys are used three to five years, signers' a year or two. Verification asks whether a
 * signer was in force when it signed, so a card may outlive the certificate. A status list lives hours: its signer needs no more than its use.
 */
export const signerPeriods: Readonly<Record<SignerRole, SignerPeriod>> = {
  root: { usedDays: 1_461, announcedDays: 90, validDays: 3_653 },
  document: { usedDays: 365, announcedDays: 30, validDays: 460 },
  'status-list': { usedDays: 90, announcedDays: 14, validDays: 120 },
  // answers to systems live minutes; the key signs at anybody's asking, so it is changed often
  answer: { usedDays: 90, announcedDays: 14, validDays: 120 },
  log: { usedDays: 3_653, announcedDays: 90, validDays: 7_305 },
}
