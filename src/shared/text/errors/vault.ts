/** Sentences for refusals of this area, keyed by error code. Every sentence says what to do next. */
export const vaultErrors = {} as const;
