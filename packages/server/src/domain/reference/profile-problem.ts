/** Something wrong with a profile, and where: `entries[12].content.evidence[0]`. */
export type ProfileProblem = { readonly path: string; readonly message: string }
