/** The package's own declarations are not named in its `exports`; these are the parts that we use (0.11.0). */
declare module 'tesseract-wasm' {
  export type Picture = {
    readonly width: number
    readonly height: number
    /** Red, green, blue and opacity of each pixel. The array has its buffer for itself. */
    readonly data: Uint8ClampedArray<ArrayBuffer>
  }

  export type OCREngine = {
    setVariable(name: string, value: string): void
    loadModel(model: Uint8Array): void
    loadImage(picture: Picture): void
    clearImage(): void
    getText(): string
  }

  export function createOCREngine(options: { readonly wasmBinary: Uint8Array }): Promise<OCREngine>

  /** Whether WebAssembly has vectors here. */
  export function supportsFastBuild(): boolean
}
