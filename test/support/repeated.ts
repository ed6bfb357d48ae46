/** The texts that are there before, too. */
export const repeated = (texts: readonly string[]) => texts.filter((text, index) => texts.indexOf(text) !== index);
