import { writeFile } from 'node:fs/promises'
import { create } from 'qrcode'

const [width, height] = [1280, 720]

/**
 * A film of one picture for Chromium's `--use-file-for-fake-video-capture`: the text as a QR code in the middle of what a
 * camera sees, white around it (YUV4MPEG2, 4:2:0).
 */
export async function filmOf(text: string, file: string): Promise<void> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const scale = Math.floor(height / (modules.size + 8))
  const [left, top] = [width, height].map((side) => Math.floor((side - modules.size * scale) / 2)) as [number, number]
  const light = Buffer.alloc(width * height, 235)
  for (let y = 0; y < modules.size * scale; y++) {
    for (let x = 0; x < modules.size * scale; x++) {
      const isDark = modules.get(Math.floor(y / scale), Math.floor(x / scale))
      if (isDark) light[(top + y) * width + left + x] = 16
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128)
  const header = `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  await writeFile(file, Buffer.concat([Buffer.from(header), frame, frame]))
}
