// The cells with their marks, the totals that follow their parts, and the list of what is wrong.

const cells = new Map(
  [...document.querySelectorAll("[data-place]")].map((input) => [input.dataset.place, input]),
);
const places = [...cells.keys()];
const fields = [...document.querySelectorAll("[data-field]")];
const ids = ["status", "outcome", "current", "findings", "saved", "follow", "undo"];
const [status, outcome, current, findings, saved, follow, undo] = ids.map((id) =>
  document.getElementById(id),
);

let original = new Map(); // what stood at each cell when the report came in
let following = new Set(); // totals that were filled in here, and change with their parts
let touched = new Set(); // cells that changed here
let kept = ""; // the document as it was last loaded or saved
let before = null; // the document before the last act on many cells

const name = (place) => cells.get(place).getAttribute("aria-label");
const kind = (place) => {
  const { money, signed } = cells.get(place).dataset;
  return { money: money !== undefined, signed: signed !== undefined };
};
const tell = (sentence) => {
  status.textContent = sentence;
};
const totals = facts.totals.map((index) => facts.identities[index]); // in the order of adding up
const ways = (place) => totals.filter(({ total }) => total === place);

// --- totals -----------------------------------------------------------------------------------

// A blank total follows its parts once one of them changed here; the one being typed is left alone.
const fillTotals = () => {
  const done = new Set();
  if (!follow.checked) return;
  for (const identity of totals) {
    const { total, right } = identity;
    const isBlank = at(total) === null && stateAt(total) === "blank";
    const asked = isBlank && right.some((place) => touched.has(place));
    if (done.has(total) || cells.get(total) === document.activeElement) continue;
    if (!(following.has(total) || asked)) continue;
    fillTotal(identity);
    if (at(total) !== null) done.add(total);
  }
};

const fillTotal = (identity) => {
  const { total } = identity;
  const value = summed(identity, at);
  if (value !== null) following.add(total);
  if (value === at(total)) return;
  touched.add(total);
  putFigure(total, value === null ? { value, state: "blank", raw: "" } : { value });
  cells.get(total).value = textAt(total);
};

// --- marks ------------------------------------------------------------------------------------

const results = () =>
  facts.identities.map((identity) => ({ identity, ...judge(identity, at, stateAt) }));

const faultAt = (place) => {
  const value = at(place);
  if (value === null) return ["unread", "ambiguous"].find((state) => state === stateAt(place));
  return String(value).startsWith("-") && !kind(place).signed ? "negative" : undefined;
};

const hint = (place, text, mark) => {
  const input = cells.get(place);
  const id = `hint-${places.indexOf(place)}`;
  let note = document.getElementById(id);
  if (!note && text) {
    note = Object.assign(document.createElement("small"), { id });
    input.after(note);
  }
  if (note) note.textContent = text;
  input.dataset.mark = mark;
  if (text) input.setAttribute("aria-describedby", id);
  else input.removeAttribute("aria-describedby");
  invalidate(input, ["unread", "ambiguous", "negative", "fail"].includes(mark));
};

const invalidate = (input, wrong) => {
  if (wrong) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
};

const showMarks = (judged) => {
  const marks = new Map(places.map((place) => [place, ["", ""]]));
  for (const identity of totals) {
    const value = summed(identity, at);
    if (at(identity.total) === null && value !== null)
      marks.set(identity.total, [`= ${value}`, "offer"]);
  }
  for (const place of following) if (at(place) !== null) marks.set(place, ["Σ", "computed"]);
  for (const status of ["uncertain", "fail"])
    for (const { identity, expected } of judged.filter((each) => each.status === status)) {
      const sum = identity.balance ? words.unbalanced : `≠ ${expected}`;
      marks.set(identity.total, [status === "fail" ? sum : `? ${sum}`, status]);
    }
  for (const place of places) {
    const fault = faultAt(place);
    if (fault) marks.set(place, [words[fault], fault]);
    const [text, mark] = marks.get(place);
    hint(place, text, mark);
  }
};

const button = (text, act) => {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", textContent: text });
  made.addEventListener("click", act);
  return made;
};

const finding = (place, mark, sentence, ...more) => {
  const item = document.createElement("li");
  Object.assign(item.dataset, { at: place, mark });
  const go = button(words.go, () => cells.get(place).focus());
  go.setAttribute("aria-label", `${words.go}: ${name(place)}`);
  const told = Object.assign(document.createElement("span"), { textContent: sentence });
  item.append(told, go, ...more);
  return item;
};

const sentence = ({ identity, status, expected, actual, difference }) => {
  const { row, column } = identity;
  const text = fill(facts.sentences[identity.check], { row, column, expected, actual, difference });
  return status === "fail" ? text : fill(words.uncertain, { text });
};

const adopt = (identity, value) =>
  button(fill(words.adopt, { value }), () => {
    fillTotal(identity);
    if (ways(identity.total).length > 1) following.delete(identity.total); // it would follow another
    forget();
    changed();
    cells.get(identity.total).focus();
  });

const showFindings = (judged) => {
  const found = judged.filter(({ status }) => ["fail", "uncertain"].includes(status));
  const items = found.map((each) => {
    const { identity, status, expected } = each;
    const able = !identity.balance && summed(identity, at) !== null;
    const buttons = able ? [adopt(identity, expected)] : [];
    const item = finding(identity.total, status, sentence(each), ...buttons);
    item.dataset.check = identity.check;
    return item;
  });
  for (const place of places) {
    const fault = faultAt(place);
    const raw = gapAt(place)?.raw ?? textAt(place);
    if (!fault) continue;
    const told = fill(words[`${fault}At`], { cell: name(place), raw });
    items.push(finding(place, fault, told));
  }
  findings.replaceChildren(...items);
  findings.hidden = !items.length;
  const count = (wanted) => judged.filter(({ status }) => status === wanted).length;
  const [passed, failed, uncertain, unknown] = ["pass", "fail", "uncertain", "unknown"].map(count);
  const faults = items.length - found.length;
  const empty = places.filter((place) => !textAt(place)).length;
  const numbers = { blank: empty, count: judged.length, passed, failed, uncertain, unknown, faults };
  outcome.textContent = fill(words.outcome, numbers);
  const rest = uncertain ? "uncertain" : unknown ? "" : "pass";
  outcome.dataset.mark = failed || faults ? "fail" : rest;
};
