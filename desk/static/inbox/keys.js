/** Shortcuts: single letters, which can be switched off, and none of them while somebody writes. */

const OFF = "ringback:letters-off";

/** Listens on the whole page. */
export function listenForKeys(page) {
  const letters = document.getElementById("letters");
  letters.checked = localStorage.getItem(OFF) === null;
  letters.addEventListener("change", () => (letters.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "yes")));
  page.addEventListener("click", (event) => {
    const opening = event.target.closest("[data-open]");
    if (opening) document.getElementById(opening.dataset.open).showModal();
  });
  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest("textarea, input, dialog");
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !letters.checked) return;
    const act = ACTS[event.key];
    if (act && act() !== false) event.preventDefault();
  });
}

const ACTS = {
  j: () => step(1),
  k: () => step(-1),
  t: () => document.querySelector("[data-key='t']")?.click(),
  r: () => focus("#reply"),
  d: () => focus("[data-decision]"),
  i: () => location.assign("/inbox"),
  "?": () => document.getElementById("keys").showModal(),
};

function focus(selector) {
  const field = document.querySelector(selector);
  field?.focus();
  field?.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const rows = [...document.querySelectorAll(".row")];
  if (!rows.length) return false;
  const at = rows.indexOf(document.activeElement);
  rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))].focus();
  return true;
}
