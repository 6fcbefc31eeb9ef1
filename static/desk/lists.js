// Lists: an item may begin with a heading, a quote or another list, as a body may have it.
// A numbered list may begin at another number; its other properties are none that a body keeps (articles/body.py).
import { ListItem, OrderedList, updateAttrsDialog } from "django-prose-editor/editor";

const say = window.gettext ?? ((words) => words);
const ask = updateAttrsDialog(
  { start: { type: "number", title: say("Start at"), format: "number", default: "1", min: "1", max: "1000" } },
  { title: say("List properties"), submitText: say("Update") },
);

export const NumberedList = OrderedList.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      updateListAttributes: () => ({ editor }) => {
        ask(editor, { start: String(editor.getAttributes("orderedList").start || 1) }).then((chosen) => {
          if (chosen) editor.chain().focus().updateAttributes("orderedList", { start: Number.parseInt(chosen.start, 10) || 1 }).run();
        });
        return true;
      },
    };
  },
});

export const AnyItem = ListItem.extend({ content: "block+" });
