declare module '*.as.ts?wasm' {
  /** The compiled module's bytes as base64. */
  const base64: string
  export default base64
}
