/**
 * Zoom and turn for the pages of a paper. Without script each page is a plain picture that fits its frame. The keys belong
 * to the picture that was touched last, at first to the first one.
 */
const actions = [
  ['zoomIn', '+'],
  ['zoomOut', '-'],
  ['fit', '0'],
  ['turn', 'T'],
] as const
type Action = (typeof actions)[number][0]

const largest = 6
const smallest = 0.5

type View = { scale: number; quarters: number }

function change(view: View, action: Action): void {
  if (action === 'turn') view.quarters = (view.quarters + 1) % 4
  if (action === 'fit') view.scale = 1
  if (action === 'zoomIn') view.scale = Math.min(largest, view.scale * 1.4)
  if (action === 'zoomOut') view.scale = Math.max(smallest, view.scale / 1.4)
}

/** A turned picture swaps its sides, so the sheet gets the size that is seen and the picture hangs in its middle. */
function draw(sheet: HTMLElement, image: HTMLImageElement, { scale, quarters }: View): void {
  const isLying = quarters % 2 === 1
  const ratio = Number(image.getAttribute('height')) / Number(image.getAttribute('width'))
  const seenWidth = (sheet.parentElement?.clientWidth ?? 0) * scale
  const width = isLying ? seenWidth / ratio : seenWidth
  const height = width * ratio
  sheet.classList.add('turned')
  sheet.style.width = `${isLying ? height : width}px`
  sheet.style.height = `${isLying ? width : height}px`
  image.style.width = `${width}px`
  image.style.transform = `translate(-50%, -50%) rotate(${quarters * 90}deg)`
}

function buttonFor(frame: HTMLElement, [action, key]: (typeof actions)[number], press: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn quiet'
  button.textContent = `${frame.dataset[action] ?? ''} `
  button.addEventListener('click', press)
  const hint = document.createElement('kbd')
  hint.textContent = key
  hint.setAttribute('aria-hidden', 'true')
  button.append(hint)
  return button
}

/** Takes the keys over from the viewer that had them. */
function takeKeys(bar: HTMLElement): void {
  for (const other of document.querySelectorAll('.viewer-bar button')) other.removeAttribute('aria-keyshortcuts')
  for (const [index, [, key]] of actions.entries()) bar.children[index]?.setAttribute('aria-keyshortcuts', key)
}

function start(frame: HTMLElement): void {
  const sheet = frame.querySelector<HTMLElement>('.sheet')
  const image = frame.querySelector('img')
  if (!sheet || !image) return
  const view: View = { scale: 1, quarters: 0 }
  const bar = document.createElement('div')
  bar.className = 'viewer-bar'
  for (const action of actions) {
    const press = () => {
      change(view, action[0])
      draw(sheet, image, view)
    }
    bar.append(buttonFor(frame, action, press))
  }
  frame.prepend(bar)
  for (const event of ['focusin', 'pointerdown']) frame.addEventListener(event, () => takeKeys(bar))
}

for (const frame of document.querySelectorAll<HTMLElement>('[data-viewer]')) start(frame)
const first = document.querySelector<HTMLElement>('.viewer-bar')
if (first) takeKeys(first)

export {}
