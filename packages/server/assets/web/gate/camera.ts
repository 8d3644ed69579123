import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** Left alone, the decoder would be fetched from a host that is not ours. */
export function useDecoderAt(address: string): void {
  prepareZXingModule({ overrides: { locateFile: () => address } })
}

const formats = ['QRCode'] as const

/** The one code in a picture; undefined when there is none or nobody can say which. */
export async function readPicture(picture: Blob | ImageData): Promise<string | undefined> {
  const codes = await readBarcodes(picture, { formats: [...formats], maxNumberOfSymbols: 2 })
  return codes.length === 1 ? codes[0]?.text : undefined
}

/** Side of the square that is read, in pixels: five for each of the 125 modules of the largest code and its margin. */
const side = 640
const pauseMs = 100

export type Camera = { stop(): void }

/**
 * Shows what the camera sees and tells every code in it, over and over while it is held there.
 * @throws {DOMException} when there is no camera or it may not be used
 */
export async function startCamera(video: HTMLVideoElement, onCode: (text: string) => void): Promise<Camera> {
  const wanted = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
  const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false })
  video.srcObject = stream
  await video.play()
  let isOn = true
  const look = async () => {
    if (!isOn) return
    const text = await readFrame(video)
    if (text !== undefined && isOn) onCode(text)
    setTimeout(() => void look(), pauseMs)
  }
  void look()
  return {
    stop() {
      isOn = false
      for (const track of stream.getTracks()) track.stop()
      video.srcObject = null
    },
  }
}

const canvas = typeof document === 'undefined' ? undefined : document.createElement('canvas')

async function readFrame(video: HTMLVideoElement): Promise<string | undefined> {
  const context = canvas?.getContext('2d', { willReadFrequently: true })
  const shorter = Math.min(video.videoWidth, video.videoHeight)
  if (!canvas || !context || shorter === 0) return undefined
  const to = Math.min(side, shorter)
  canvas.width = to
  canvas.height = to
  const [left, top] = [(video.videoWidth - shorter) / 2, (video.videoHeight - shorter) / 2]
  context.drawImage(video, left, top, shorter, shorter, 0, 0, to, to)
  return readPicture(context.getImageData(0, 0, to, to))
}
