// Writes what is shown as a file: a table for spreadsheets, or the sessions for a calendar.

const MARK = "\ufeff"; // by which spreadsheets know UTF-8
const OCTETS = 75;
const FORMULA = /^[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]/u;
const HEAD = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//planpress//planpress//ZH",
  "CALSCALE:GREGORIAN",
];
const ZONE = [
  "X-WR-TIMEZONE:Asia/Taipei",
  "BEGIN:VTIMEZONE",
  "TZID:Asia/Taipei",
  "BEGIN:STANDARD",
  "DTSTART:19791001T000000",
  "TZOFFSETFROM:+0800",
  "TZOFFSETTO:+0800",
  "TZNAME:CST",
  "END:STANDARD",
  "END:VTIMEZONE",
];

/** RFC 4180 with the byte order mark; text that a spreadsheet would take for a formula gets an apostrophe. */
export function csvOf(heads, lines) {
  return MARK + [heads, ...lines].map((line) => line.map(cell).join(",") + "\r\n").join("");
}

function cell(value) {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A calendar called `name` of `entries`, which are whole components with their line ends. */
export function icsOf(name, entries) {
  const said = name.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
  const head = [...HEAD, folded(`NAME:${said}`), folded(`X-WR-CALNAME:${said}`), ...ZONE];
  return `${head.join("\r\n")}\r\n${entries.join("")}END:VCALENDAR\r\n`;
}

/** `line` in pieces of at most 75 octets, none of which cuts a character (RFC 5545, 3.1). */
function folded(line) {
  let pieces = "";
  let used = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (used + octets > OCTETS) {
      pieces += "\r\n ";
      used = 1;
    }
    pieces += character;
    used += octets;
  }
  return pieces;
}

/** Hands `text` over as a file. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
