import sharp from 'sharp'

/**
 * Sharp reads SVG, TIFF, GIF, AVIF and more by default. The loaders we do not want are switched off in libvips itself
 * (for the whole process, which does nothing else), so that a file which fools the type check still meets no other parser.
 */
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
/** No picture of one person stays in memory for the next; one thread for each picture leaves cores for the web. */
sharp.cache(false)
sharp.concurrency(1)

/** For the children that read what strangers send; the server itself never loads it. */
export { sharp }
