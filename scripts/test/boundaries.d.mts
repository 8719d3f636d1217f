export interface Cruise {
  readonly ok: boolean
  readonly output: string
  readonly modules: number
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[]
}
export declare function cruise(toolchain: { node: string; env: NodeJS.ProcessEnv }, dir?: string): Promise<Cruise>
