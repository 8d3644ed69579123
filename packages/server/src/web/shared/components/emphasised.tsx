type Props = {
  readonly text: string
  /** Parts of the text as they stand in it: amounts, days. */
  readonly figures: readonly string[]
}

/** A sentence of the catalogue with its figures in bold; where they stand differs from language to language. */
export function Emphasised({ text, figures }: Props) {
  return <>{piecesOf(text, figures).map((piece) => (figures.includes(piece) ? <b>{piece}</b> : piece))}</>
}

/** The text cut before and after each figure; where two begin, the longer one is meant: `₸350` also begins `₸350,000`. */
export function piecesOf(text: string, figures: readonly string[]): string[] {
  const pieces: string[] = []
  const longestFirst = figures.filter((figure) => figure !== '').toSorted((one, other) => other.length - one.length)
  let rest = text
  while (rest !== '') {
    const next = longestFirst
      .map((figure) => ({ figure, at: rest.indexOf(figure) }))
      .filter(({ at }) => at >= 0)
      .toSorted((one, other) => one.at - other.at)[0]
    if (!next) return [...pieces, rest]
    if (next.at > 0) pieces.push(rest.slice(0, next.at))
    pieces.push(next.figure)
    rest = rest.slice(next.at + next.figure.length)
  }
  return pieces
}
