// The words of the page's interface, which stand in its template, and the heads of columns.

/** Words by name. @param {HTMLTemplateElement} template */
export function wordsIn(template) {
  const told = template.content.querySelectorAll("[data-word]");
  return Object.fromEntries([...told].map((one) => [one.dataset.word, one.textContent]));
}

/** What a table and a file say of a row, in this order. */
export const COLUMNS = [
  "title",
  "city",
  "year",
  "plan",
  "track",
  "series",
  "topics",
  "when",
  "audience",
  "length",
  "hours",
  "venue",
  "seats",
  "level",
  "organiser",
  "partner",
  "methods",
  "branches",
  "sessions",
];

/** The columns of the table on the page: those that people choose by. */
export const SHOWN = ["title", "city", "year", "when", "audience", "length", "venue", "seats"];

/** When a course is held: its months as planned, else the days of its first session. */
export function when(row) {
  return row.when || row.sessions[0]?.when || "";
}

/** How long it is: as printed, else its hours. */
export function length(row) {
  return row.length || row.hours || "";
}

/** What a file says in a column. */
export function told(row, column, separator) {
  if (column === "sessions") return row.sessions.map((one) => [one.when, one.state].filter(Boolean).join(" ")).join(separator);
  return String(row[column] ?? "");
}
