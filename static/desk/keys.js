// Keys and menus of every page. No key acts while someone is typing, except with Ctrl or ⌘.
import { lettersAct } from "./letter-keys.js";

const typing = (event) => event.target.closest("input, textarea, select, [contenteditable=true], .select2-container");
const menus = () => document.querySelectorAll("details.menu[open]");

function press(event, selector) {
  const button = document.querySelector(selector);
  if (!button) return;
  event.preventDefault();
  button.click();
}

function close(menu) {
  const inside = menu.contains(document.activeElement);
  menu.open = false;
  if (inside) menu.querySelector("summary").focus();
}

document.addEventListener("keydown", (event) => {
  const held = event.ctrlKey || event.metaKey;
  if (held && event.key.toLowerCase() === "s") press(event, "[name=_continue]");
  else if (held && event.key === "Enter") press(event, ".step");
  else if (event.key === "Escape") menus().forEach(close);
  else if (event.key === "/" && !held && !event.altKey && lettersAct() && !typing(event)) {
    event.preventDefault();
    document.querySelector("#desk-find")?.focus();
  }
});

// On a phone filters come before their list: closed, they leave it in sight.
if (matchMedia("(max-width: 767px)").matches) {
  for (const filter of document.querySelectorAll("#changelist-filter details")) filter.open = filter.querySelector("li:not(:first-child).selected") !== null;
}

document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
