// Weighs commendations against each other: three 嘉獎 are one 記功, three 記功 one 記大功.

const WEIGHTS = { none: 0, commendation: 1, merit: 3, major_merit: 9 };
const DOWNWARDS = [["記大功", 9], ["記功", 3], ["嘉獎", 1]];

/** In 嘉獎 (公務人員考績法施行細則 §15); one without a number counts once. */
export const weight = ({ award, times }) => WEIGHTS[award] * (times ?? 1);

/** 記功1次、嘉獎2次 for 5; "" for 0. */
export function wordsOfWeight(all) {
  let left = all;
  const parts = [];
  for (const [word, each] of DOWNWARDS) {
    const times = Math.floor(left / each);
    left %= each;
    if (times) parts.push(`${word}${times}次`);
  }
  return parts.join("、");
}
