export type UploadLimits = {
  readonly maxBytes: number
  readonly maxPages: number
  /** Width × height as the file declares them, before anything is decoded. */
  readonly maxPixels: number
  /** Longest side of a clean page, in pixels: enough to read the machine-readable zone of a passport page. */
  readonly maxSide: number
}

export const defaultUploadLimits: UploadLimits = {
  maxBytes: 10 * 1024 * 1024,
  maxPages: 4,
  maxPixels: 50_000_000,
  maxSide: 3000,
}

/** What we take, by content. Everything else is refused, also what the decoder could read (SVG, TIFF, GIF, AVIF). */
export const acceptedMediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const

export type AcceptedMediaType = (typeof acceptedMediaTypes)[number]

/** For the `accept` attribute of the file field: a help for the person who chooses, never a check (HTML §4.10.5.1.17). */
export const acceptAttribute = [...acceptedMediaTypes, '.jpg', '.jpeg', '.png', '.webp', '.pdf'].join(',')
