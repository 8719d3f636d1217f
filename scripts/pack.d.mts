export function updateArguments(env: Record<string, string | undefined>): string[]
