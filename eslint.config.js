import tseslint from "typescript-eslint";

// Only rules for what the compiler does not check. test/package/architecture.test.ts checks imports between modules.
export default tseslint.config(
  { ignores: ["dist/", "docs/.vitepress/", "src/generated/", "node_modules/", "test/types/", "bench/out/"] },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "tsconfig.json" } },
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-empty-object-type": "off",
      // An abort rejects with the caller's own reason, which can be anything.
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "@typescript-eslint/only-throw-error": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ImportDeclaration[source.value=/utils|common|helpers/]",
          message: "Name the file after what it holds.",
        },
      ],
      eqeqeq: "error",
    },
  },
);
