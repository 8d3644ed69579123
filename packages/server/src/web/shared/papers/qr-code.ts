import { toString as toQr } from 'qrcode'

/** Dark squares on nothing, as a drawing: sharp at any size, and dark enough for a camera (ISO/IEC 18004). */
export function qrCode(text: string): Promise<string> {
  return toQr(text, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
    color: { dark: '#102A2E', light: '#FFFFFF' },
  })
}
