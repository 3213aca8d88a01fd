// What is typed, pasted and filled in, and how one moves from cell to cell.

const isDirty = () => write(report) !== kept;

const changed = () => {
  fillTotals();
  const judged = results();
  showMarks(judged);
  showFindings(judged);
  saved.textContent = isDirty() ? words.unsaved : words.saved;
  saved.dataset.dirty = isDirty();
};

const type = (place, text) => {
  const was = original.get(place);
  const now = said(text, kind(place));
  putFigure(place, text === was.text && now.value === null ? was : now);
  touched.add(place);
  following.delete(place);
};

const forget = () => {
  before = null;
  undo.hidden = true;
};

const paragraphs = (text) => {
  const lines = text.split(/[\r\n\u2028\u2029]+/);
  return lines.map((line) => line.trim()).filter(Boolean);
};

const grow = (area) => {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
};

const isBadYear = (field) => field.dataset.kind === "year" && stateAt("year") === "unread";

const fieldText = (field) => {
  const value = at(field.dataset.field);
  if (value === null) return isBadYear(field) ? gapAt("year").raw : "";
  return Array.isArray(value) ? value.join("\n") : String(value);
};

const year = (text) => {
  const typed = plain(text);
  if (/^[1-9][0-9]{3}$/.test(typed)) return { value: BigInt(typed) };
  return { value: null, state: "unread", raw: text };
};

const typeField = (field) => {
  const place = field.dataset.field;
  const text = field.value;
  const dropGap = () => (report.gaps = report.gaps.filter((gap) => gap.place !== place));
  if (field.dataset.kind === "paragraphs") {
    assign(place, paragraphs(text));
    if (paragraphs(text).length) nameSection(steps(place)[0]);
  } else if (field.dataset.kind === "year") {
    const { value, state, raw } = year(text);
    dropGap();
    assign(place, value);
    if (value === null && plain(text)) report.gaps.push({ place, state, raw });
  } else putField(place, text.trim().replace(/\s*[\r\n]+\s*/g, " ") || null);
  markField(field);
};

const markField = (field) => {
  invalidate(field, field.validity.badInput || isBadYear(field));
  if (field.tagName === "TEXTAREA") grow(field);
  const [shown] = field.selectedOptions ?? [{ text: field.value }];
  field.nextElementSibling.textContent = field.value && shown.text; // a print shows all of it
};

// --- many cells at once -----------------------------------------------------------------------

const remember = () => {
  before = { text: write(report), following: new Set(following), touched: new Set(touched) };
  undo.hidden = false;
};

// The cells of the table, or of the block of table 2, that an input stands in, row by row.
const lines = (input) =>
  [...input.closest("[data-grid]").querySelectorAll("tr")]
    .map((line) => [...line.querySelectorAll("[data-place]")])
    .filter((line) => line.length);

const paste = (input, text) => {
  const copied = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const block = copied.split("\n").map((line) => line.split("\t"));
  const grid = lines(input);
  const top = grid.findIndex((line) => line.includes(input));
  const left = grid[top].indexOf(input);
  const size = { rows: block.length, columns: Math.max(...block.map((line) => line.length)) };
  if (block.some((line) => line.length !== size.columns)) return tell(fill(words.ragged, size));
  const targets = [];
  for (const [row, line] of block.entries())
    for (const [column, cell] of line.entries()) {
      const target = grid[top + row]?.[left + column];
      if (target) targets.push([target, cell]);
      else if (cell.trim()) return tell(fill(words.overflow, size));
    }
  remember();
  for (const [target, cell] of targets) {
    type(target.dataset.place, cell);
    target.value = textAt(target.dataset.place);
  }
  changed();
  const faults = targets.filter(([target]) => faultAt(target.dataset.place)).length;
  const blanks = targets.filter(([, cell]) => !cell.trim()).length;
  tell(fill(words.pasted, { count: targets.length, blanks, faults }));
};

// An amount is not filled in with zero: how many digits it prints is for the office to say.
const fillZeros = (table) => {
  const empty = places.filter(
    (place) =>
      steps(place)[0] === table && !ways(place).length && !kind(place).money && !textAt(place),
  );
  remember();
  for (const place of empty) {
    type(place, "0");
    cells.get(place).value = "0";
  }
  changed();
  tell(fill(words.zeros, { count: empty.length }));
};

// --- moving about -----------------------------------------------------------------------------

const rows = [...document.querySelectorAll("tr")]
  .map((line) => [...line.querySelectorAll("[data-place]")])
  .filter((line) => line.length);

const move = (input, down, right) => {
  const row = rows.findIndex((line) => line.includes(input));
  const column = rows[row].indexOf(input) + right;
  const line = rows[row + down];
  const target = line?.[down ? Math.min(column, line.length - 1) : column];
  if (target) target.focus();
  return Boolean(target);
};

const pressed = (event) => {
  const input = event.target;
  if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const first = whole || (input.selectionStart === 0 && input.selectionEnd === 0);
  const last = whole || input.selectionStart === input.value.length;
  const moves = {
    Enter: () => move(input, event.shiftKey ? -1 : 1, 0) || true,
    ArrowUp: () => move(input, -1, 0),
    ArrowDown: () => move(input, 1, 0),
    ArrowLeft: () => first && move(input, 0, -1),
    ArrowRight: () => last && move(input, 0, 1),
    "=": () => takeSum(input),
  };
  if (event.shiftKey && event.key !== "Enter") return;
  if (moves[event.key]?.()) event.preventDefault();
};

const takeSum = (input) => {
  const [identity] = ways(input.dataset.place);
  if (!identity) return false;
  if (summed(identity, at) === null) tell(words.noSum);
  else {
    fillTotal(identity);
    forget();
    changed();
  }
  return true;
};
