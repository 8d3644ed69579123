import assert from 'node:assert/strict'
import { it } from 'node:test'
import { pdf } from '#test/support/pdf-samples.ts'
import { animatedPng, jpeg, png, webp, zip } from '#test/support/upload-samples.ts'
import { sniffMediaType } from './sniff-media-type.ts'
import { acceptAttribute, acceptedMediaTypes } from './upload-limits.ts'

it('knows the four types by their content', async () => {
  const found = await Promise.all([await jpeg(), await png(), await webp(), pdf()].map(sniffMediaType))
  assert.deepEqual(found, acceptedMediaTypes)
})

it('takes an animated PNG for a PNG', async () => {
  assert.equal(await sniffMediaType(animatedPng(await png(), 2)), 'image/png')
})

it('takes nothing else, and nothing that merely contains a picture', async () => {
  assert.equal(await sniffMediaType(zip('a.jpg', 'picture')), undefined)
  assert.equal(await sniffMediaType(Buffer.concat([Buffer.from('<html>'), await jpeg()])), undefined)
  assert.equal(await sniffMediaType(Buffer.alloc(0)), undefined)
})

it('offers the same types in the file field, by type and by ending', () => {
  for (const mediaType of acceptedMediaTypes) assert.ok(acceptAttribute.split(',').includes(mediaType))
  assert.match(acceptAttribute, /\.jpe?g.*\.png.*\.webp.*\.pdf/)
})
