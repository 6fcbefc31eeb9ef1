// 一键排版: the desk tidies the text, shows what it would change, and only then changes it; one press takes it back.
import { Extension } from "django-prose-editor/editor";

const say = window.gettext ?? ((words) => words);

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function tidied(place, html) {
  const sent = new FormData();
  sent.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  sent.set("body", html);
  const answer = await fetch(place.dataset.tidy, { method: "POST", body: sent });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function confirmed(differences) {
  const shown = new DOMParser().parseFromString(differences, "text/html");
  const use = element("button", { type: "button", className: "button default", textContent: say("Use it") });
  const leave = element("button", { type: "button", className: "button", textContent: say("Leave it as it is") });
  const dialog = element("dialog", { className: "desk-dialog wide" },
    element("h2", { textContent: say("Tidy") }),
    element("div", { className: "scroll", tabIndex: 0 }, ...shown.body.childNodes),
    element("p", { className: "actions" }, use, leave));
  dialog.setAttribute("aria-label", say("Tidy"));
  document.body.append(dialog);
  return new Promise((resolve) => {
    use.addEventListener("click", () => dialog.close("use"));
    leave.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); resolve(dialog.returnValue === "use"); });
    dialog.showModal();
  });
}

function tell(place, words, undo) {
  const line = element("p", { className: "told" }, words);
  line.setAttribute("role", "status");
  if (undo) {
    const back = element("button", { type: "button", className: "button", textContent: say("Take it back") });
    back.addEventListener("click", () => { undo(); line.remove(); });
    line.append(" ", back);
  }
  place.querySelector(".told")?.remove();
  place.querySelector(".field-body").append(line);
}

async function tidy(editor) {
  const place = document.querySelector("[data-tidy]"), before = editor.getHTML();
  try {
    const { html, differences } = await tidied(place, before);
    if (!differences) return tell(place, say("There is nothing to tidy."));
    if (!(await confirmed(differences))) return;
    editor.commands.setContent(html, { emitUpdate: true });
    tell(place, say("The text has been tidied."), () => editor.commands.setContent(before, { emitUpdate: true }));
  } catch {
    tell(place, say("The desk did not answer. Nothing has been changed."));
  }
}

export const Tidy = Extension.create({
  name: "tidy",
  addMenuItems({ menu, buttons }) {
    menu.defineItem({ name: "tidy", groups: "utility", command: tidy, button: buttons.text(say("Tidy"), say("Tidy")) });
  },
});
