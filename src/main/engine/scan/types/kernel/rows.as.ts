/** Hashes of whole rows. */

/** Begins the hashes of `rows` rows. */
export function beginHashes(hashes: usize, rows: u32): void {
  memory.fill(hashes, 0, rows * 16)
}

/**
 * Sorts row hashes into partitions. Each record is 16 bytes: 12 of hash, 4 of row number. `partitions` (a power of two) areas of
 * `capacity` records lie one after the other from `area`; `fills` counts their records. Answers the row at which a partition was full, or `rows`.
 */
export function scatter(hashes: usize, from: u32, rows: u32, firstRow: u32, area: usize, fills: usize, partitions: u32, capacity: u32): u32 {
  for (let row = from; row < rows; row++) {
    let a = load<u64>(hashes + row * 16)
    let b = load<u64>(hashes + row * 16, 8)
    a *= 0xff51afd7ed558ccd
    a ^= a >> 32
    b = (b ^ a) * 0xc4ceb9fe1a85ec53
    b ^= b >> 29
    const partition = <u32>(a >> 48) & (partitions - 1)
    const fill = fills + partition * 4
    const n = load<u32>(fill)
    if (n >= capacity) return row
    const record = area + (partition * capacity + n) * 16
    store<u64>(record, a)
    store<u32>(record, <u32>b, 8)
    store<u32>(record, firstRow + row, 12)
    store<u32>(fill, n + 1)
  }
  return rows
}
