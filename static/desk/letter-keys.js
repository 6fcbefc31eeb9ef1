// Keys of one letter act only where somebody has not turned them off (WCAG 2.1.4); the switch is in the menu under the name.
const KEPT = "letter-keys";

export const lettersAct = () => localStorage.getItem(KEPT) !== "off";

const box = document.querySelector("[data-letter-keys]");

function show() {
  const find = document.querySelector("#desk-find");
  if (lettersAct()) find?.setAttribute("aria-keyshortcuts", "/");
  else find?.removeAttribute("aria-keyshortcuts");
  for (const hint of document.querySelectorAll(".find kbd, .marks .keys")) hint.hidden = !lettersAct();
  document.querySelectorAll(".keys .letter").forEach((key) => key.classList.toggle("off", !lettersAct()));
}

if (box) {
  box.checked = lettersAct();
  box.closest("[hidden]")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    localStorage.setItem(KEPT, box.checked ? "on" : "off");
    show();
  });
  show();
}
