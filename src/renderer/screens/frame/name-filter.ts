/** Whether a name fits what was typed: a part of it in any case, or with `*` and `?` a pattern for the whole of it. */
export function nameFilter(typed: string): (name: string) => boolean {
  const text = typed.trim().toLowerCase()
  if (!/[*?]/.test(text)) return (name) => name.toLowerCase().includes(text)
  return (name) => fits(name.toLowerCase(), text)
}

/** Goes along both; where they part, the last star takes one letter more. */
function fits(name: string, pattern: string): boolean {
  let [n, p, star, taken] = [0, 0, -1, 0]
  while (n < name.length) {
    if (pattern[p] === '?' || (pattern[p] === name[n] && pattern[p] !== '*')) {
      n++
      p++
    } else if (pattern[p] === '*') {
      star = p++
      taken = n
    } else if (star >= 0) {
      p = star + 1
      n = ++taken
    } else return false
  }
  return pattern.slice(p).replaceAll('*', '') === ''
}
