/** Finds rows that repeat an earlier one among the records of one partition. */

/** Hash of a record: 12 bytes; its row number: the last 4. */
// @ts-ignore: decorator
@inline
function same(a: usize, b: usize): bool {
  return load<u64>(a) == load<u64>(b) && load<u32>(a, 8) == load<u32>(b, 8)
}

/**
 * `records` of 16 bytes each; `slots` is an area of `slotCount` (a power of two above `count`) zeroed u32. Writes the row numbers of
 * all repeats to `repeats` (room for `count`) and answers how many there are. The first row of each group is not a repeat.
 */
export function repeatsIn(records: usize, count: u32, slots: usize, slotCount: u32, repeats: usize): u32 {
  const mask = slotCount - 1
  let found: u32 = 0
  for (let at: u32 = 0; at < count; at++) {
    const record = records + at * 16
    let place = load<u32>(record) & mask
    for (;;) {
      const slot = slots + place * 4
      const index = load<u32>(slot)
      if (index == 0) {
        store<u32>(slot, at + 1)
        break
      }
      const other = records + (index - 1) * 16
      if (same(record, other)) {
        const row = load<u32>(record, 12)
        const earlier = load<u32>(other, 12)
        store<u32>(repeats + found * 4, max(row, earlier))
        if (row < earlier) store<u32>(other, row, 12)
        found++
        break
      }
      place = (place + 1) & mask
    }
  }
  return found
}
