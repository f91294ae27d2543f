// Gives the answer of each operation its own example result codes in the bundle. All answers share the result properties, whose
// examples would otherwise be those of a single operation.
const SHARED = ["resultCode", "resultMessage"];

export const ownResultCodes = () => ({
  Root: {
    leave({ paths, components }) {
      const seen = new Set();
      for (const { responses } of Object.values(paths ?? {}).flatMap((item) => Object.values(item))) {
        const media = responses?.["200"]?.content?.["application/json"];
        const name = media?.schema?.$ref?.split("/").at(-1);
        const value = media?.example ?? Object.values(media?.examples ?? {})[0]?.value;
        const { properties = {} } = components?.schemas?.[name] ?? {};
        if (value === undefined || seen.has(name)) continue;
        seen.add(name);
        for (const property of SHARED)
          if (properties[property] !== undefined && value[property] !== undefined)
            properties[property] = { ...properties[property], example: value[property] };
      }
    },
  },
});
