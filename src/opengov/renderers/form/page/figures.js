// What is typed into a cell, and whether the sums hold.
//
// Both follow opengov itself: the spellings come from its reader of numbers, the identities from
// its checks.

const { spelling } = facts;
const whole = (pattern) => new RegExp(`^(?:${pattern})$`, "u");
const MARK = whole(spelling.mark);
const GROUPS = whole(spelling.groups);
const INVISIBLE = new RegExp(spelling.invisible, "gu");
const LONGEST_FIGURE = 400; // digits of a cell

const plain = (text) =>
  [...text.replace(INVISIBLE, "")]
    .map((character) => spelling.plain[character] ?? character)
    .join("")
    .trim()
    .replace(/\s+/g, " ");

// Return the figure of a text, or null with the state and raw text of its gap.
const said = (text, { money, signed }) => {
  const typed = plain(text);
  if (!typed) return { value: null, state: "blank", raw: "" };
  if (MARK.test(typed.replaceAll(" ", ""))) return { value: null, state: "marked", raw: text.trim() };
  const unread = { value: null, state: "unread", raw: text };
  const [, sign, grouped, fraction = ""] = /^([+-]?)([0-9][0-9, ]*)(\.[0-9]+)?$/.exec(typed) ?? [];
  if (grouped === undefined || typed.length > LONGEST_FIGURE) return unread;
  const digits = grouped.trim();
  if (!/^[0-9]+$/.test(digits) && !GROUPS.test(digits)) return unread;
  const number = digits.replace(/[, ]/g, "");
  if (number.length > 1 && number.startsWith("0")) return unread;
  if (money) return { value: `${sign === "-" ? "-" : ""}${number}${fraction}` };
  if (fraction || (sign === "+" && !signed) || (sign === "-" && number === "0")) return unread;
  return { value: BigInt(sign + number) };
};

// Blanks are tried as zero, as in opengov: see docs/reference/checks.md.
const judge = (identity, figure, state) => {
  const places = [...identity.left, ...identity.right];
  const blanks = places.filter((place) => figure(place) === null);
  const opaque = blanks.some((place) => !["blank", "marked"].includes(state(place)));
  if (opaque || blanks.includes(identity.total)) return { status: "unknown" };
  const add = (side) => side.reduce((sum, place) => sum + (figure(place) ?? 0n), 0n);
  const [left, right] = [add(identity.left), add(identity.right)];
  const [actual, expected] = identity.balance ? [right, left] : [left, right];
  if (left === right) return { status: "pass" };
  const status = blanks.length ? "uncertain" : "fail";
  return { status, actual, expected, difference: actual - expected };
};

// Return the sum of the parts of a total, or null where one of them is unknown.
const summed = (identity, figure) =>
  identity.right.reduce((sum, place) => {
    const part = figure(place);
    return sum === null || part === null ? null : sum + part;
  }, 0n);
