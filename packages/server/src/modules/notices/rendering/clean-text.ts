// Controls could open a header line; formatting characters of the bidirectional algorithm could turn what follows round
// (Unicode UAX #9 §2); private-use characters are ours, for the place of a code. Joiners stay: names need them.
const notText = /[\p{Cc}\p{Co}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** A value that somebody else wrote, as one line of plain text. */
export function cleanText(text: string): string {
  return text.replace(notText, ' ').replace(/\s+/g, ' ').trim()
}

/** Plain text has no `<bdi>`: a name written from right to left is kept from its surroundings by isolates (UAX #9 §2.4.2). */
export function isolate(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}
