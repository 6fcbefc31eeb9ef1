// The tiers typed on this page are offered to its measures, and a new measure takes the tier of the one before it.
const offered = document.getElementById("tiers-of-round");
const tiers = document.getElementById("tiers-group");
const measures = document.getElementById("measures-group");

function names() {
  return [...tiers.querySelectorAll("tr.form-row:not(.empty-form) .field-name input")].map((box) => box.value.trim()).filter(Boolean);
}

if (offered && tiers && measures) {
  tiers.addEventListener("input", () => {
    offered.replaceChildren(...names().map((name) => Object.assign(document.createElement("option"), { value: name })));
  });
  measures.addEventListener("formset:added", (event) => {
    const before = event.target.previousElementSibling?.querySelector(".field-tier_name input");
    const box = event.target.querySelector(".field-tier_name input");
    if (box && !box.value) box.value = before?.value || names()[0] || "";
  });
}
