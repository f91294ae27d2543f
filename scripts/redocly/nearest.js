import levenshtein from "js-levenshtein";

/** The names most similar to a misspelt one, nearest first. */
export const nearest = (name, names) =>
  names
    .map((known) => ({ known, distance: levenshtein(name.toLowerCase(), known.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, name.length / 4))
    .sort((a, b) => a.distance - b.distance)
    .map(({ known }) => known);
