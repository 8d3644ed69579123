/** One shape for each word, told apart without colour: a disc with a tick, an octagon, a triangle, a square. */
export function Shapes() {
  return (
    <>
      <svg data-shape="board" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle cx="50" cy="50" r="46" fill="#fff" />
        <path d="M26 52l17 17 32-36" fill="none" stroke="#0a6b3d" stroke-width="11" />
      </svg>
      <svg data-shape="do-not-board" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <path d="M31 4h38l27 27v38L69 96H31L4 69V31z" fill="#fff" />
        <path d="M32 32l36 36M68 32L32 68" stroke="#a3231a" stroke-width="11" />
      </svg>
      <svg data-shape="check-document" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <path d="M50 5l47 86H3z" fill="#fff" />
        <path d="M50 36v28M50 72v10" stroke="#8a5a00" stroke-width="10" />
      </svg>
      <svg data-shape="cannot-verify" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <rect x="7" y="7" width="86" height="86" rx="4" fill="#fff" />
        <path d="M36 38c0-19 29-19 29 0 0 13-15 12-15 25M50 72v9" fill="none" stroke="#3b4658" stroke-width="9" />
      </svg>
    </>
  )
}
