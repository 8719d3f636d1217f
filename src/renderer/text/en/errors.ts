/** Sentences the renderer makes itself; those of the core's codes come from the core, in English. */
export const errors = {
  title: 'This did not work',
  unreachable: 'The app does not answer. Is it still running? It is tried again when you say so.',
  unknown: 'Something unexpected happened inside the app. Its log says more.'
} as const
