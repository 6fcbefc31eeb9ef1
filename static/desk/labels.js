// A box found by typing takes the name of its field, which select2 leaves off.
function name(element, words) {
  if (!element) return;
  element.removeAttribute("aria-labelledby");
  element.setAttribute("aria-label", words);
}

function label(box) {
  const words = box.labels?.[0]?.textContent.trim();
  const shown = box.parentElement.querySelector(".select2-selection");
  if (!words || !shown) return;
  const chosen = shown.querySelector("[role=textbox]")?.getAttribute("title");
  name(shown, chosen ? `${words} ${chosen}` : words);
  name(shown.querySelector("[role=textbox]"), words);
  name(shown.querySelector(".select2-search__field"), words);
}

function all(root) {
  root.querySelectorAll("select.admin-autocomplete").forEach(label);
}

// Behind Django's own start of select2, which jQuery runs some time after the page is there.
window.django?.jQuery?.(() => {
  all(document);
  django.jQuery(document).on("change", "select.admin-autocomplete", (event) => setTimeout(() => label(event.target)));
  django.jQuery(document).on("select2:open", (event) => {
    const typed = document.querySelector(".select2-dropdown .select2-search__field");
    name(typed, event.target.labels?.[0]?.textContent.trim() || "");
  });
});
document.addEventListener("formset:added", (event) => setTimeout(() => all(event.target)));
