import tseslint from "typescript-eslint";

export default tseslint.config(
  // AssemblyScript is checked by its own compiler: to TypeScript all its numbers are alike.
  {
    ignores: ["**/dist/", "**/.compiled/", "test/cases/", "**/node_modules/", "runtime/src/tensor/assembly/"],
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["vitest.config.ts"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // A searchable class without parameters has nothing in it, and is a candidate all the same.
      "@typescript-eslint/no-extraneous-class": ["error", { allowEmpty: true, allowWithDecorator: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: "error",
    },
  },
  { files: ["**/*.js", "**/*.mjs", "**/*.cjs"], extends: [tseslint.configs.disableTypeChecked] },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
