/** Keeps a text as it is: compose fills in `$NAME`. */
export const literal = (text: string) => text.replaceAll('$', '$$$$');
