"use strict";
(() => {
  const language = document.documentElement.lang;
  const form = document.getElementById("filter");
  const rows = [...document.querySelectorAll("#reports tbody tr")];
  const reports = rows.map((row) => ({
    row,
    section: document.getElementById(row.dataset.report),
    text: row.dataset.text.toLocaleLowerCase(language),
    found: row.dataset.found.split(" "),
  }));

  const key = (row, index) => row.cells[index].dataset.key;

  function compare(index, numbers) {
    return numbers
      ? (a, b) => Number(key(a, index)) - Number(key(b, index))
      : (a, b) => key(a, index).localeCompare(key(b, index), language);
  }

  function sort(head, button) {
    const body = head.closest("table").tBodies[0];
    const numbers = head.dataset.sort !== "text";
    const before = head.getAttribute("aria-sort");
    const falling = before === null ? numbers : before === "ascending";
    const order = compare(head.cellIndex, numbers);
    const sorted = [...body.rows].sort((a, b) => (falling ? order(b, a) : order(a, b)));
    for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", falling ? "descending" : "ascending");
    body.append(...sorted);
    button.focus();
  }

  function makeSortable(head) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(head, button));
    head.append(button);
  }

  function showFindings(section, fits) {
    for (const cause of section.querySelectorAll(".cause")) {
      let shown = false;
      for (const finding of cause.querySelectorAll(".finding")) {
        finding.hidden = !fits(finding.dataset.found);
        shown = shown || !finding.hidden;
      }
      cause.hidden = !shown;
    }
  }

  function filter() {
    const words = form.elements.words.value.trim().toLocaleLowerCase(language).split(/\s+/);
    const grade = form.elements.grade.value;
    const family = form.elements.family.value;
    const fits = (found) =>
      (!grade || found.startsWith(`${grade}:`)) && (!family || found.endsWith(`:${family}`));
    let count = 0;
    for (const { row, section, text, found } of reports) {
      const named = words.every((word) => text.includes(word));
      const shown = named && ((!grade && !family) || found.some(fits));
      row.hidden = !shown;
      if (section) section.hidden = !shown;
      if (section && shown) showFindings(section, fits);
      count += Number(shown);
    }
    const told = document.getElementById("shown");
    told.textContent = told.dataset.said
      .replace("{shown}", String(count))
      .replace("{total}", String(reports.length));
  }

  document.querySelectorAll("th[data-sort]").forEach(makeSortable);
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));
  form.hidden = false;
  filter();
})();
