// A link to one of our own pages is found by typing part of its name; any other address is typed.
import { Link } from "django-prose-editor/editor";

const say = window.gettext ?? ((words) => words);
const WAIT = 200; // ms of silence before the desk is asked

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

async function find(asked, list, take) {
  const answer = await fetch(`${list.dataset.url}?q=${encodeURIComponent(asked)}`, { headers: { "X-Requested-With": "fetch" } });
  if (!answer.ok) return;
  const { found } = await answer.json();
  list.replaceChildren(...found.map((one) => {
    const button = element("button", { type: "button" }, element("b", { textContent: one.text }), element("span", { textContent: one.kind }));
    button.addEventListener("click", () => take(one));
    return element("li", {}, button);
  }));
  if (!found.length) list.replaceChildren(element("li", { className: "none", textContent: say("Nothing of ours is called that; an address can be typed.") }));
}

// What was chosen: {href, text}; null where nothing was.
function ask(href) {
  const place = document.querySelector("[data-links]");
  const box = element("input", { type: "text", id: "link-address", value: href ?? "", autocomplete: "off" });
  const list = element("ul", { className: "found" });
  list.dataset.url = place?.dataset.links ?? "";
  list.setAttribute("aria-live", "polite");
  const label = element("label", { htmlFor: "link-address", textContent: say("Story, official, unit, or an address") });
  const actions = element("p", { className: "actions" },
    element("button", { type: "submit", className: "button default", textContent: say("Link") }),
    element("button", { type: "button", className: "button", value: "cancel", textContent: say("Cancel") }));
  const form = element("form", { method: "dialog" }, label, box, list, actions);
  const dialog = element("dialog", { className: "desk-dialog" }, element("h2", { textContent: say("Link to") }), form);
  dialog.setAttribute("aria-label", say("Link to"));
  document.body.append(dialog);
  return new Promise((resolve) => {
    let chosen = null, timer;
    const take = (one) => { chosen = one; dialog.close(); };
    box.addEventListener("input", () => {
      clearTimeout(timer);
      if (/^(?:https?:|mailto:|\/)/.test(box.value) || !box.value.trim()) return list.replaceChildren();
      timer = setTimeout(() => find(box.value.trim(), list, take), WAIT);
    });
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      event.stopPropagation();
      const address = box.value.trim();
      const first = list.querySelector("button");
      if (/^(?:https?:|mailto:|\/)/.test(address)) take({ href: address, text: address });
      else if (/^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(address)) take({ href: `http://${address}`, text: address });
      else first?.focus();
    });
    actions.lastChild.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => { dialog.remove(); resolve(chosen); });
    dialog.showModal();
    box.select();
  });
}

export const OwnLink = Link.extend({
  // Nothing is linked unasked: not an address in a letter, not a number that looks like one.
  addOptions() { return { ...this.parent?.(), autolink: false, linkOnPaste: false }; },
  addPasteRules() { return []; },
  addMenuItems({ menu, buttons }) {
    this.parent?.({ menu, buttons });
    menu.defineItem({
      name: "link",
      groups: "link",
      command: (editor) => editor.commands.addLink(),
      button: buttons.material("insert_link", "insert link"),
      active: (editor) => editor.isActive("link"),
    });
  },
  addCommands() {
    return {
      ...this.parent?.(),
      addLink: () => ({ editor }) => {
        ask(editor.getAttributes("link").href).then((chosen) => {
          if (!chosen) return editor.commands.focus();
          const link = { href: chosen.href };
          const chain = editor.chain().focus();
          if (editor.isActive("link")) chain.extendMarkRange("link").setMark("link", link).run();
          else if (editor.state.selection.empty) chain.insertContent({ type: "text", text: chosen.text, marks: [{ type: "link", attrs: link }] }).run();
          else chain.setMark("link", link).run();
        });
        return true;
      },
    };
  },
});
