// The house's own rules, for oxlint (`jsPlugins` in .oxlintrc.json).
import { boundaries } from './boundaries.mjs'
import { handedIn } from './handed-in.mjs'

export default { meta: { name: 'sapar' }, rules: { boundaries, 'handed-in': handedIn } }
