/** The shape of a room's words without the very words: what a second language must fill, key by key. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }
