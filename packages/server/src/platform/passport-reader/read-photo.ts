import { ok, refuse, type Result } from '#kernel/result.ts'
import type { UploadLimits } from '../pictures/upload-limits.ts'
import { findFillers } from './find-fillers.ts'
import { findZone, leavesPicture, lineLength, type FoundZone, type Zone } from './find-zone.ts'
import type { GreyPicture } from './grey-picture.ts'
import { levelLine } from './level-line.ts'
import type { LetterEngine } from './letter-engine.ts'
import { isSharp } from './is-sharp.ts'
import { leastSteps, openPhoto, type Photo } from './open-photo.ts'
import type { PassportLines, PhotoFault } from './passport-photo.ts'
import { readLine } from './read-line.ts'
import { lowerKinds, upperKinds } from './sign-kinds.ts'
import { straightenLine, turnedLine } from './straighten-line.ts'

/** In pixels of the file: with fewer from letter to letter, B and 8 are the same spot. */
const leastPitch = 7
/** Of a picture whose longer side is less, the zone's 44 letters have fewer than that. */
const leastSide = 400

/** From a stranger's bytes to the two lines. Runs in the passport child only. */
export async function readPhoto(
  bytes: Uint8Array,
  limits: UploadLimits,
  engine: LetterEngine,
): Promise<Result<PassportLines, PhotoFault>> {
  const photo = await openPhoto(bytes, limits)
  if (!photo.ok) return photo
  const { picture, enlargement } = photo.value
  const zone = findZone(picture)
  const fault = zoneFault(zone, photo.value)
  if (fault || !('upper' in zone)) return refuse(fault ?? faultOfPhoto(photo.value))
  const lines = readZone(picture, zone, engine)
  if (!lines) return refuse(faultOfPhoto(photo.value))
  return zone.upper.pitch / enlargement < leastPitch ? refuse('too-small') : ok({ lines })
}

function zoneFault(zone: FoundZone, photo: Photo): PhotoFault | undefined {
  if ('upper' in zone && zone.length === lineLength) return undefined
  const fault = faultOfPhoto(photo)
  if (fault !== 'zone-not-found') return fault
  if (!('upper' in zone)) return zone.isAskew ? 'askew' : zone.lines.length > 0 ? 'cut' : fault
  return [zone.upper, zone.lower].some((line) => leavesPicture(line, zone.length, photo.picture)) ? 'cut' : fault
}

/** What is wrong with the photo whatever it shows; without it, only that the zone was not found. */
function faultOfPhoto({ picture, isDark, steps, enlargement }: Photo): PhotoFault {
  if (isDark) return 'too-dark'
  if (Math.max(picture.width, picture.height) / enlargement < leastSide) return 'too-small'
  // where all is equally bright there is no edge to be sharp
  return steps < leastSteps || isSharp(picture, enlargement) ? 'zone-not-found' : 'not-sharp'
}

/** Undefined when it is the zone of no passport. Opposite directions look alike until here; the fillers point to the left. */
function readZone(picture: GreyPicture, zone: Zone, engine: LetterEngine): readonly [string, string] | undefined {
  const upright = [zone.upper, zone.lower].map((line) => levelLine(straightenLine(picture, line, zone.length)))
  const fillers = upright.flatMap(findFillers)
  const count = (sign: '<' | '>'): number => fillers.filter((cell) => cell === sign).length
  const lines = count('<') >= count('>') ? upright : upright.map(turnedLine).toReversed()
  const [upper, lower] = lines
  if (!upper || !lower || Math.max(count('<'), count('>')) < leastFillers) return undefined
  const read = [
    readLine(upper, findFillers(upper), upperKinds, engine),
    readLine(lower, findFillers(lower), lowerKinds, engine),
  ] as const
  return read[0].startsWith('P') ? read : undefined
}

/** Two between the names; of a page of print with letters of one width, no cell looks like one. */
const leastFillers = 2
