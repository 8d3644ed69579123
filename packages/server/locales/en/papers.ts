/** Signed papers: the card itself, the certificate of its cancellation, and the page where all papers lie. */
export const papers = {
  card: {
    heading: 'Travel card',
    lead: (issuer: string) => `Issued by ${issuer}. To be shown together with the passport named here.`,
    born: 'Date of birth',
    sex: 'Sex',
    sexes: { F: 'Female', M: 'Male', X: 'Not stated' },
    nationality: 'Nationality',
    codeTitle: 'Signed code',
    codeHow: (address: string) =>
      `The code holds all of this, signed by the authority. Anybody can check it, also without a network: ${address}`,
    asIssued: 'This paper shows the card as it was issued. Whether it still is valid, only a check says.',
    foot: (number: string) => `Travel card ${number}`,
  },
  certificate: {
    heading: 'Certificate of cancellation',
    lead: (issuer: string) => `${issuer} certifies that this travel card was cancelled at its holder’s own request.`,
    number: 'Certificate number',
    cancelled: 'Cancelled',
    request: 'Request',
    stopped: 'Charge stopped',
    stoppedNote: 'That day and all later ones are free.',
    amount: 'Charge until then',
    statement: (card: string, name: string, day: string) =>
      `Travel card ${card} of ${name} was cancelled on ${day} at its holder’s own request.`,
    others: 'The same in other languages',
    status: 'Public status list',
    place: (uri: string, index: number) => `${uri}, entry ${index}`,
    log: 'Public log: what was committed to (SHA-256)',
    logNote: 'The proof that the log holds it can be downloaded in the account.',
    foot: (number: string) => `Certificate ${number}`,
  },
  receipt: {
    signedNote:
      'This receipt is signed. Its signed data can be downloaded in the account; anybody verifies them without us.',
    signed: (at: string) => `The authority has signed this receipt (${at}). Its holder has the signed data.`,
  },
  specimen: 'SPECIMEN – a demonstration, not issued by any government',
  kinds: { card: 'Travel card', certificate: 'Certificate of cancellation', receipt: 'Receipt' },
  files: {
    pdf: 'Paper (PDF)',
    json: 'Signed code (JSON)',
    'sd-jwt': 'For a wallet (SD-JWT)',
    proof: 'Proof of the public log',
    data: 'Data (JSON)',
    signed: 'Signed data (JSON)',
  },
  beingMade: 'Is being made; it will be here in a moment.',
  page: {
    title: 'My papers',
    lead: 'Cards, receipts and certificates, newest first. They stay here; keep copies as you like.',
    empty: 'There are no papers yet.',
    issued: (day: string) => `Issued on ${day}`,
    all: 'All papers and letters in one file (ZIP)',
  },
}
