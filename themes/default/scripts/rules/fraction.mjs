// Exact numbers: fractions of whole numbers of any size, always in lowest terms, the sign above the line.

/** The fraction above/below; `below` is not 0. */
export function fraction(above, below = 1n) {
  let [n, d] = [BigInt(above), BigInt(below)];
  if (d < 0n) [n, d] = [-n, -d];
  const shared = divisor(n < 0n ? -n : n, d);
  return { n: n / shared, d: d / shared };
}

function divisor(one, other) {
  while (other) [one, other] = [other, one % other];
  return one || 1n;
}

export const ZERO = fraction(0);
export const ONE = fraction(1);

const WRITTEN = /^([+-]?)([0-9]+)(?:\.([0-9]+))?(?:\/([0-9]+))?$/;

/** The number that "20", "-2.5" or "1/3" writes; null for anything else. */
export function parse(text) {
  const match = WRITTEN.exec(text);
  if (!match) return null;
  const [, sign, whole, decimals = "", below = "1"] = match;
  if (BigInt(below) === 0n || (decimals && match[4])) return null;
  const above = BigInt(whole + decimals);
  return fraction(sign === "-" ? -above : above, BigInt(below) * 10n ** BigInt(decimals.length));
}

export const plus = (a, b) => fraction(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a, b) => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a, b) => fraction(a.n * b.n, a.d * b.d);
export const over = (a, b) => fraction(a.n * b.d, a.d * b.n);

/** -1, 0 or 1 as `a` is below, at or above `b`. */
export function compare(a, b) {
  const [left, right] = [a.n * b.d, b.n * a.d];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const less = (a, b) => compare(a, b) < 0;
export const atMost = (a, b) => compare(a, b) <= 0;
export const same = (a, b) => compare(a, b) === 0;
export const larger = (a, b) => (compare(a, b) >= 0 ? a : b);
export const smaller = (a, b) => (compare(a, b) <= 0 ? a : b);
export const isWhole = (a) => a.d === 1n;
export const negative = (a) => a.n < 0n;

/** The whole number at or below `a`, as a fraction. */
export function floor(a) {
  const cut = a.n / a.d;
  return fraction(a.n < 0n && cut * a.d !== a.n ? cut - 1n : cut);
}

/** The whole number at or above `a`, as a fraction. */
export function ceil(a) {
  const below = floor(a);
  return same(below, a) ? below : plus(below, ONE);
}

/** The sum of several. */
export const sum = (numbers) => numbers.reduce(plus, ZERO);

/** As words: "20", "0.5", and "10/3" for what does not end within six places. */
export function words(a) {
  if (isWhole(a)) return String(a.n);
  const millions = a.n * 1_000_000n;
  if (millions % a.d) return `${a.n}/${a.d}`;
  const all = millions / a.d;
  const size = String(all < 0n ? -all : all).padStart(7, "0");
  return `${all < 0n ? "-" : ""}${size.slice(0, -6)}.${size.slice(-6).replace(/0+$/, "")}`;
}

/** As JSON: a number where six places tell it, else "10/3". */
export function json(a) {
  const text = words(a);
  return text.includes("/") ? text : Number(text);
}
