// Names under a search field while somebody types. Without it the field searches all the same.
const WAIT = 150; // milliseconds after the last key

for (const field of document.querySelectorAll("[data-suggestions]")) {
  const list = document.getElementById(field.getAttribute("list"));
  let timer;
  let asked = 0;

  const show = (names) => list.replaceChildren(...names.map((name) => Object.assign(document.createElement("option"), { value: name })));

  const ask = async () => {
    const number = ++asked;
    const text = field.value.trim();
    if (!text) return show([]);
    try {
      const answer = await fetch(`${field.dataset.suggestions}?q=${encodeURIComponent(text)}`);
      if (answer.ok && number === asked) show((await answer.json()).suggestions);
    } catch {
      show([]);
    }
  };

  field.addEventListener("input", (event) => {
    clearTimeout(timer);
    // Between two keys of an input method the text is not yet what is meant.
    if (!event.isComposing) timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("compositionend", ask);
}
