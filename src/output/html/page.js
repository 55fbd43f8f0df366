// What a reader may do with the page: search its tables, put their rows in order, switch between the states of a chart.
// Everything is shown without this script, and printed whatever was searched for.
"use strict";

const words = document.body.dataset;
const status = document.querySelector(".status");
const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

/** Tells the reader what has changed; the words are in the page, with {names} to be filled in. */
function tell(text, values = {}) {
  status.textContent = text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

// Search. Whoever types no marks finds words with any; whoever types them means them.
const composed = (text) => text.toLowerCase().normalize("NFC").replace(/\s+/g, " ").trim();
const folded = (text) => composed(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");

const form = document.querySelector(".find");
const input = document.getElementById("find");
const items = all("main tbody tr:not(.group):not(.total)").map((row) => {
  const text = Array.from(row.cells, (cell) => cell.textContent).join(" ");
  return { row, composed: composed(text), folded: folded(text) };
});
let found = [];
let at = -1;

function search() {
  const wanted = composed(input.value);
  const marked = wanted !== folded(wanted);
  const fits = (item) => (marked ? item.composed : item.folded).includes(wanted);
  found = [];
  here(-1);
  for (const item of items) {
    item.row.hidden = wanted !== "" && !fits(item);
    if (wanted !== "" && !item.row.hidden) found.push(item.row);
  }
  // The sum of all rows says nothing of those that are left; a group without rows left says nothing at all.
  for (const part of all("main tbody")) {
    const own = all("tr:not(.group)", part);
    part.hidden = wanted !== "" && (part.classList.contains("sums") || (own.length > 0 && own.every((row) => row.hidden)));
  }
  for (const details of all("main details")) {
    const has = found.some((row) => details.contains(row));
    if (has && !details.open) details.dataset.opened = details.open = true;
    else if (!has && details.dataset.opened) {
      details.open = false;
      delete details.dataset.opened;
    }
  }
  const tables = new Set(found.map((row) => row.closest("table")));
  if (wanted === "") tell("");
  else if (found.length === 0) tell(words.foundNone);
  else tell(words.found, { rows: found.length, tables: tables.size });
}

/** Marks one of the rows found and brings it into view; -1: none. */
function here(number) {
  if (found[at]) found[at].classList.remove("here");
  at = number;
  if (!found[at]) return;
  found[at].classList.add("here");
  const figure = found[at].closest("figure[hidden]");
  if (figure) show(figure);
  found[at].scrollIntoView({ block: "center" });
  tell(words.foundAt, { at: at + 1, rows: found.length });
}

form.hidden = items.length === 0;
input.addEventListener("input", search);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (found.length > 0) here((at + 1) % found.length);
});
form.querySelector(".clear").addEventListener("click", () => {
  input.value = "";
  search();
  input.focus();
});

// Order. Rows are put in order within their group; a third time brings back the order of the document.
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });

/** The cell of a row that stands in a column, where cells may run over several. */
function cell(row, column) {
  let place = 0;
  for (const cell of row.cells) {
    place += cell.colSpan;
    if (place > column) return cell;
  }
  return null;
}

/** How two cells stand to each other; what is unknown or blank comes last in either direction. */
function order(a, b, sign) {
  const [first, second] = [a, b].map((cell) => cell?.dataset.value);
  if (first !== undefined && second !== undefined) return sign * (Number(first) - Number(second));
  if (first !== undefined || second !== undefined) return first === undefined ? 1 : -1;
  const [one, two] = [a, b].map((cell) => (cell?.textContent ?? "").trim());
  if ((one === "") !== (two === "")) return one === "" ? 1 : -1;
  return sign * collator.compare(one, two);
}

function sort(table, heading, name) {
  const before = heading.getAttribute("aria-sort");
  const now = before === null ? "ascending" : before === "ascending" ? "descending" : null;
  all("[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
  if (now) heading.setAttribute("aria-sort", now);
  const column = Number(heading.dataset.at);
  const sign = now === "descending" ? -1 : 1;
  for (const part of table.tBodies) {
    const rows = all("tr:not(.group):not(.total)", part);
    const place = (row) => Number(row.dataset.place);
    rows.sort((a, b) => (now && order(cell(a, column), cell(b, column), sign)) || place(a) - place(b));
    part.append(...rows);
  }
  const text = now === "ascending" ? words.sortedUp : now === "descending" ? words.sortedDown : words.sortedOff;
  tell(text, { column: name });
}

for (const table of all("main table")) {
  const rows = all("tbody tr:not(.group):not(.total)", table);
  if (rows.length < 3) continue;
  rows.forEach((row, place) => (row.dataset.place = place));
  for (const heading of all("th[data-at]", table)) {
    const column = heading.textContent.trim();
    if (column === "") continue;
    // The words stay beside the button: browsers leave buttons out where a heading is printed again on the next page.
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-label", words.sort.replace("{column}", () => column));
    button.addEventListener("click", () => sort(table, heading, column));
    heading.append(button);
  }
}

// States of a chart: one is shown, the last one first, which says what changes.
function show(figure) {
  const group = figure.closest(".states");
  for (const button of all(".switch button", group)) {
    const on = button.getAttribute("aria-controls") === figure.id;
    button.setAttribute("aria-pressed", String(on));
    document.getElementById(button.getAttribute("aria-controls")).hidden = !on;
  }
}

for (const group of all(".states")) {
  const buttons = all(".switch button", group);
  const figure = (button) => document.getElementById(button.getAttribute("aria-controls"));
  buttons.forEach((button) => button.addEventListener("click", () => show(figure(button))));
  group.querySelector(".switch").hidden = false;
  show(figure(buttons[buttons.length - 1]));
}

// A box that has nothing to scroll is no stop for whoever goes through the page by keys, and the headings of its table
// stay below the bar while the table is read.
function stops() {
  const bar = document.querySelector(".bar");
  const kept = getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
  document.documentElement.style.setProperty("--bar", `${kept}px`);
  for (const box of all(".wide")) box.classList.remove("fits");
  const fitting = all(".wide").map((box) => [box, box.scrollWidth <= box.clientWidth]);
  for (const [box, fits] of fitting) {
    box.classList.toggle("fits", fits);
    if (fits) box.removeAttribute("tabindex");
    else box.tabIndex = 0;
  }
}

addEventListener("resize", stops);
document.addEventListener("toggle", stops, true);
stops();
