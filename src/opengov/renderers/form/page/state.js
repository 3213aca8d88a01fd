// The report that is being filled in; only what is typed changes it, all else is saved as it came.

const copy = (value) => parse(write(value));
const blank = load(document.getElementById("blank").textContent);
let report = load(document.getElementById("report").textContent);

const steps = (place) => place.split(".");

const at = (place, from = report) =>
  steps(place).reduce((owner, name) => (owner === null ? null : owner[name]), from);

const gapAt = (place) => report.gaps.find((gap) => gap.place === place);
const stateAt = (place) => gapAt(place)?.state ?? "blank";

// Put a value at a place; a table or a row that is not there yet comes from the blank form.
const assign = (place, value) => {
  let owner = report;
  let form = blank;
  const [last, ...rest] = steps(place).reverse();
  for (const name of rest.reverse()) {
    owner[name] ??= copy(form[name]);
    [owner, form] = [owner[name], form[name]];
  }
  owner[last] = value;
};

// What is filled in a section that was not there makes it one, under the title that the form prints.
const nameSection = (key) => {
  if (blank[key].title !== undefined) report[key].title ??= blank[key].title;
};

const put = (place, value) => {
  const [section] = steps(place);
  if (report[section]?.table === null) nameSection(section);
  assign(place, value);
};

const putFigure = (place, { value, state, raw }) => {
  if (value === null && state === "blank" && at(place) === null && !gapAt(place)) return;
  put(place, value);
  if (value === null) {
    const gap = gapAt(place) ?? report.gaps[report.gaps.push({ place }) - 1];
    Object.assign(gap, { state, raw });
  }
  settle();
};

const putField = (place, value) => {
  if (value === null && at(place) === null) return;
  put(place, value);
  if (place.includes(".table.")) settle();
};

// A known figure has no gap, an unknown one of a printed row has a reason.
const settle = () => {
  const printed = places.filter((place) => at(place.slice(0, place.lastIndexOf("."))) !== null);
  const known = new Set(printed.filter((place) => at(place) !== null));
  report.gaps = report.gaps.filter((gap) => !known.has(gap.place));
  const reasons = new Set(report.gaps.map((gap) => gap.place));
  for (const place of printed)
    if (!known.has(place) && !reasons.has(place)) report.gaps.push({ place, state: "blank", raw: "" });
};

// What a cell shows: its figure, or what stands there instead of one.
const textAt = (place) => {
  const value = at(place);
  if (value !== null) return String(value);
  const gap = gapAt(place);
  if (!gap || ["blank", "missing"].includes(gap.state)) return "";
  return gap.raw.replace(/[\s\u0085]+/g, " "); // an input would join the lines of two figures
};

// Say where a report does not fit this page, which is laid out for one form; null where it does.
const misfit = (loaded, form = blank, place = "") => {
  for (const [name, value] of Object.entries(loaded)) {
    const here = place ? `${place}.${name}` : name;
    if (typeOf(value) !== "object" || !(name in form)) continue;
    if (typeOf(form[name]) !== "object") return here;
    const keys = (owner) => Object.keys(owner).join();
    if (keys(value) !== keys(form[name])) return here;
    const inside = misfit(value, form[name], here);
    if (inside) return inside;
  }
  return null;
};
