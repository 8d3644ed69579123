/** A button that opens the browser's print dialogue; without a script the browser's own menu does. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

export {}
