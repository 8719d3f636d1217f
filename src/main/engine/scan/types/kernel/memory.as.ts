/**
 * Memory of the tally kernel: blocks of powers of two with a free list for each size, so that a table that has grown
 * or a column that needs no table any more gives its bytes to the next.
 */

const freeLists = memory.data(32 * 4, 16)
let top: usize = 0

function classOf(bytes: u32): u32 {
  return bytes <= 64 ? 6 : 32 - clz(bytes - 1)
}

/** A block of at least `bytes` bytes, 16-byte aligned, with any content. */
export function allocate(bytes: u32): usize {
  const size = classOf(bytes)
  const head = load<u32>(freeLists + size * 4)
  if (head != 0) {
    store<u32>(freeLists + size * 4, load<u32>(head))
    return head
  }
  if (top == 0) top = (__heap_base + 15) & ~15
  const ptr = top
  top += 1 << size
  const pages = <i32>((top + 0xffff) >>> 16) - memory.size()
  // In large steps: each one makes new views of the whole memory, which the host's garbage collector counts as allocated.
  if (pages > 0 && memory.grow(max(pages, memory.size() >> 3)) < 0 && memory.grow(pages) < 0) unreachable()
  return ptr
}

/** Gives back a block that was allocated with the same size. */
export function release(ptr: usize, bytes: u32): void {
  const size = classOf(bytes)
  store<u32>(ptr, load<u32>(freeLists + size * 4))
  store<u32>(freeLists + size * 4, <u32>ptr)
}

/** A block of zeros. */
export function allocateZero(bytes: u32): usize {
  const ptr = allocate(bytes)
  memory.fill(ptr, 0, bytes)
  return ptr
}
