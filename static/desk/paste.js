// Takes what the clipboard holds beside the plain text, so that headings, lists and tables of a page come along.
const box = document.querySelector("#id_text");
const markup = document.querySelector("#id_markup");
const note = document.querySelector(".formatted");

function take(html) {
  markup.value = html;
  note.hidden = html === "";
}

box?.addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html") ?? "";
  // Into an empty box only: a second paste is text beside text.
  take(box.value.trim() === "" ? html : "");
});
// What is typed afterwards counts, and then the markup would say something else.
box?.addEventListener("input", (event) => {
  if (event.inputType !== "insertFromPaste") take("");
});
