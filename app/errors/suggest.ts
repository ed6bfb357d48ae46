/** `; did you mean "web"?`, or nothing where no candidate is near. */
export function didYouMean(typed: string, candidates: Iterable<string>): string {
  const nearest = nearestOf(typed, candidates);
  return nearest === undefined ? '' : `; did you mean "${nearest}"?`;
}

/** `; did you mean "web"?` if one is near, otherwise what there is: `; there are "api" and "web"`. */
export function didYouMeanOneOf(typed: string, candidates: Iterable<string>): string {
  const all = [...candidates].sort();
  const suggestion = didYouMean(typed, all);
  if (suggestion !== '') return suggestion;
  if (all.length === 0) return '; none is declared';
  const shown = all.slice(0, 8).map((name) => `"${name}"`);
  return `; declared: ${shown.join(', ')}${all.length > shown.length ? ' …' : ''}`;
}

/** The candidate that was probably meant, if one is near. */
export function nearestOf(typed: string, candidates: Iterable<string>): string | undefined {
  if (typed.length > 100) return undefined;
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const name of [...candidates].sort()) {
    const distance = editDistance(typed.toLowerCase(), name.toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name, distance };
  }
  return best?.name;
}

/** Insertions, deletions, replacements and swaps of neighbours between two words. */
function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const above = rows[i - 1]!;
      let distance = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, rows[i - 2]![j - 2]! + 1);
      }
      row.push(distance);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
