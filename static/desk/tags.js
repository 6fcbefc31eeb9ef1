// A line of tags: names that exist are offered below it while one is typed. Without this module the line is typed.
const SEPARATOR = /[,，、;；]/;
const WAIT = 150; // ms of silence before the desk is asked

const current = (field) => {
  const before = field.value.slice(0, field.selectionStart);
  const start = before.length - (before.split(SEPARATOR).at(-1)?.length ?? 0);
  return { start, end: field.selectionStart, text: field.value.slice(start, field.selectionStart).trim() };
};

function offer(field) {
  const list = Object.assign(document.createElement("ul"), { id: `${field.id}_names`, className: "tag-names", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", document.querySelector(`label[for="${field.id}"]`)?.textContent.trim() ?? "");
  field.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" })) field.setAttribute(name, value);

  let asked = 0, chosen = -1, timer;
  const options = () => [...list.children];
  const close = () => {
    list.hidden = true; chosen = -1;
    field.setAttribute("aria-expanded", "false"); field.removeAttribute("aria-activedescendant");
  };
  const mark = (index) => {
    chosen = (index + options().length) % options().length;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === chosen)));
    field.setAttribute("aria-activedescendant", options()[chosen].id);
    options()[chosen].scrollIntoView({ block: "nearest" });
  };
  const take = (name) => {
    const { start, end } = current(field);
    const rest = field.value.slice(end);
    const tail = SEPARATOR.test(rest[0] ?? "") ? rest : `、${rest}`;
    field.value = field.value.slice(0, start) + name + tail;
    const place = start + name.length + 1;
    field.setSelectionRange(place, place); field.focus(); close();
  };
  const show = (names) => {
    list.replaceChildren(...names.map((name, i) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}_${i}`, textContent: name });
      option.setAttribute("role", "option"); option.setAttribute("aria-selected", "false");
      option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(name); });
      return option;
    }));
    if (!names.length) return close();
    list.hidden = false; chosen = -1;
    field.setAttribute("aria-expanded", "true");
  };
  const ask = async () => {
    const { text } = current(field), mine = ++asked;
    if (!text) return close();
    const query = new URLSearchParams({ app_label: "articles", model_name: "taggedarticle", field_name: "tag", term: text });
    const answer = await fetch(`${field.dataset.lookup}?${query}`, { headers: { Accept: "application/json" } });
    if (mine !== asked || !answer.ok) return;
    const taken = new Set(field.value.split(SEPARATOR).map((name) => name.trim()));
    const { results } = await answer.json();
    show(results.map((result) => result.text).filter((name) => !taken.has(name) || name === text).slice(0, 8));
  };
  field.addEventListener("input", (event) => {
    if (event.isComposing) return; // an input method is still choosing characters
    clearTimeout(timer); timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Enter" && chosen >= 0) take(options()[chosen].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
}

for (const field of document.querySelectorAll(".tag-line")) offer(field);
