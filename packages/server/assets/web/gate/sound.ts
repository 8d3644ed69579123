import type { GateWord } from './verdict.ts'

type Tone = readonly [hertz: number, seconds: number]

/** Each told from the others by rhythm alone, for loud halls and for people who do not hear pitch. */
const tunes: Readonly<Record<GateWord, readonly Tone[]>> = {
  board: [
    [880, 0.09],
    [1318, 0.22],
  ],
  'do-not-board': [
    [196, 0.28],
    [0, 0.08],
    [196, 0.28],
    [0, 0.08],
    [196, 0.28],
  ],
  'check-document': [
    [587, 0.14],
    [0, 0.1],
    [587, 0.14],
  ],
  'cannot-verify': [[330, 0.8]],
}

let context: AudioContext | undefined

/** Browsers let a page sound only after somebody touched it, and a scan is no touch. */
export function unlockSound(): void {
  context ??= new AudioContext()
  void context.resume()
}

export function play(word: GateWord): void {
  if (!context) return
  let at = context.currentTime
  for (const [hertz, seconds] of tunes[word]) {
    if (hertz > 0) sound(context, hertz, at, seconds)
    at += seconds
  }
}

function sound(audio: AudioContext, hertz: number, at: number, seconds: number): void {
  const [oscillator, volume] = [audio.createOscillator(), audio.createGain()]
  oscillator.frequency.value = hertz
  volume.gain.setValueAtTime(0.3, at)
  // cut off sharply, a tone clicks
  volume.gain.exponentialRampToValueAtTime(0.001, at + seconds)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + seconds)
}
