// Requires every operation to have a tag from the description's list, which groups the documentation.
import { nearest } from "./nearest.js";

export const operationTag = () => {
  let names = [];
  return {
    Root: (root) => void (names = (root.tags ?? []).map(({ name }) => name)),
    Operation({ tags = [] }, { report, location }) {
      if (tags.length === 0) report({ message: "Give the operation a tag.", location: location.child("operationId") });
      for (const [index, tag] of tags.entries()) {
        const message = `There is no tag ${tag}. Use another one, or add it to \`tags\` of the root file.`;
        const found = { message, suggest: nearest(tag, names), location: location.child(["tags", index]) };
        if (!names.includes(tag)) report(found);
      }
    },
  };
};
