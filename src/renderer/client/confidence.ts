/**
 * From this confidence on the guess of the dialect is taken as good: Check comes at once; below it the person sees Open
 * first.
 */
export const clearConfidence = 0.5
