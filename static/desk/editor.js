// The editor of texts names its buttons in English, and its box not at all: both get the words of the desk's catalogue.
const say = window.gettext ?? ((words) => words);

function translate(bar) {
  for (const button of bar.querySelectorAll("button[title]")) {
    const words = say(button.title);
    if (words !== button.title) { button.title = words; button.setAttribute("aria-label", words); }
    const off = String(button.classList.contains("disabled"));
    if (button.getAttribute("aria-disabled") !== off) button.setAttribute("aria-disabled", off);
  }
  for (const option of bar.querySelectorAll(".prose-menubar__option > *")) {
    const words = say(option.textContent);
    if (words !== option.textContent) option.textContent = words;
  }
}

// What is chosen goes on being sent in the editor's own word.
function answers(option) {
  const words = say(option.textContent);
  if (words === option.textContent) return;
  option.value = option.textContent;
  option.textContent = words;
}

function name(editor) {
  const box = editor.querySelector(".ProseMirror[contenteditable]"), field = editor.querySelector("textarea");
  const words = document.querySelector(`label[for="${field?.id}"]`)?.textContent.trim();
  if (!box || !words) return;
  box.setAttribute("role", "textbox");
  box.setAttribute("aria-multiline", "true");
  box.setAttribute("aria-label", words);
}

function look() {
  document.querySelectorAll(".prose-menubar").forEach((bar) => {
    if (bar.dataset.named) return;
    bar.dataset.named = "yes";
    translate(bar);
    // The first button shows the kind of the paragraph that the cursor is in, and is drawn anew for each.
    new MutationObserver(() => translate(bar)).observe(bar, { attributeFilter: ["class", "title"], childList: true, subtree: true });
  });
  document.querySelectorAll(".prose-editor").forEach(name);
  document.querySelectorAll(".prose-editor-dialog option").forEach(answers);
}

new MutationObserver(look).observe(document.querySelector("#content-main, #content") ?? document.body, { childList: true, subtree: true });
look();
