import type { Result } from '#kernel/result.ts'

/** Why a photo could not be read: closed, so that pages have one text for each and the compiler counts them. */
export const photoFaults = [
  /** Neither JPEG, PNG nor WebP, or it does not decode to the end. */
  'not-a-picture',
  /** More bytes or pixels than we spend on one photo. */
  'too-large',
  'too-dark',
  /** Letters of the zone are too few pixels wide to be told apart. */
  'too-small',
  /** No edge in the whole photo is steep. */
  'not-sharp',
  /** The zone's lines are there, far from the directions in which they are read. */
  'askew',
  /** The zone's lines are there, and a part of them is not. */
  'cut',
  /** Nothing in it stands as the zone of a passport does, and nobody can say why: glare, a finger, another page or paper. */
  'zone-not-found',
  /** Out of time, or too many photos are being read at this moment: typing is faster. */
  'too-slow',
] as const

export type PhotoFault = (typeof photoFaults)[number]

export type PassportPhotoRefusal = { readonly code: 'passport-photo-unreadable'; readonly because: PhotoFault }

/** The two lines of 44 as a camera saw them. Nothing is checked: a wrong check digit is still in them. */
export type PassportLines = { readonly lines: readonly [string, string] }

/** Reads the machine-readable zone from a photo of a passport's data page (TD3, Doc 9303-4), however it is turned. */
export type ReadPassport = (picture: Uint8Array) => Promise<Result<PassportLines, PassportPhotoRefusal>>
