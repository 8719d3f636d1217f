/** The mark of the app: a rising row of bars. */
export function Logo() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true">
      <defs>
        <linearGradient id="logo" x1="0" y1="0" x2="1" y2="1">
          <stop stopColor="var(--c1)" />
          <stop offset="1" stopColor="var(--c3)" />
        </linearGradient>
      </defs>
      <rect width="32" height="32" rx="8" fill="url(#logo)" />
      <path d="M7 23v-6M13 23V12M19 23v-8M25 23V8" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
    </svg>
  )
}
