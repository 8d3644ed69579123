// Makes packages/server/assets/common-passwords.txt. Run it after the version of the source package changed:
//   node --import ./scripts/tsx.mjs scripts/make-common-passwords.ts
import { createRequire } from 'node:module'
import { writeFileSync } from 'node:fs'
import { dictionary } from '@zxcvbn-ts/language-common'

const shortestAccepted = 8
const target = new URL('../packages/server/assets/common-passwords.txt', import.meta.url)
const { version } = createRequire(import.meta.url)('@zxcvbn-ts/language-common/package.json') as { version: string }

const passwords = dictionary['passwords-common']
  .map((password) => password.normalize('NFKC').toLowerCase())
  .filter((password) => [...password].length >= shortestAccepted && !password.startsWith('#'))
const lines = [...new Set(passwords)].toSorted()

const head = [
  '# The commonest passwords of public breaches, in lower case, sorted; none shorter than Sapar accepts.',
  `# Source: passwords-common of @zxcvbn-ts/language-common ${version}, https://github.com/zxcvbn-ts/zxcvbn`,
  '# Licence: MIT, Copyright (c) 2012-2016 Dan Wheeler and Dropbox, Inc.; Copyright (c) 2021 @zxcvbn-ts.',
  '# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated',
  '# documentation files (the "Software"), to deal in the Software without restriction, including without limitation',
  '# the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to',
  '# permit persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright',
  '# notice and this permission notice shall be included in all copies or substantial portions of the Software.',
  '# THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE',
  '# WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR',
  '# COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR',
  '# OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.',
]
writeFileSync(target, `${[...head, ...lines].join('\n')}\n`)
console.log(`${lines.length} passwords written to ${target.pathname}`)
