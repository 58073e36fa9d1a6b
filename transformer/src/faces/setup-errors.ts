/** The errors about a project's set-up, with what their pages in docs/diagnostics say; host-check.ts finds them. */

export interface SetupErrorPage {
  readonly code: number;
  readonly name: string;
  /** How it should be. */
  readonly title: string;
  readonly why: string;
  /** The set-up that is wrong, and the right one: the members of a package.json or tsconfig.json that matter. */
  readonly wrong: object;
  readonly right: object;
  /** What stands below the examples. */
  readonly more?: string;
}

const HOOK = { transform: "@tsglove/transformer/program", transformProgram: true };
const TRANSFORMER = { transform: "@tsglove/transformer" };

function pluginsOf(...plugins: readonly object[]): object {
  return { compilerOptions: { plugins } };
}

function typescriptOf(typescript: string): object {
  return { devDependencies: { "@tsglove/transformer": "0.1.0", "ts-patch": "^4.0.1", typescript } };
}

export const SETUP_ERRORS: readonly SetupErrorPage[] = [
  {
    code: 9001,
    name: "wrong-typescript",
    title: "tspc is run by TypeScript 6.0",
    why:
      "A compiler plugin works on the syntax trees of the compiler that runs it, and those change between versions: nothing is compiled. " +
      "Bundlers, the Node loader and `transform` bring a TypeScript of their own; for them the project's may be any.",
    wrong: typescriptOf("^5.9.3"),
    right: typescriptOf("~6.0.3"),
    more: `## Where tspc ends before it says this

ts-patch 4, which brings tspc, does not start with another TypeScript, and no plugin is asked. With 5 it ends with

\`\`\`text
PatchError: ts-patch v4 requires TypeScript >= 6. Found 5.9.3. Use the previous ts-patch major for older TypeScript versions.
\`\`\`

and with 7, which has no JavaScript API, with

\`\`\`text
TypeError: Cannot read properties of undefined (reading 'LineFeed')
\`\`\`

Both mean the same as this error. \`npx tsglove doctor\` says which TypeScript is there, and prints the line that installs the right one; a
project that checks its types with 7 keeps that beside it, as \`@typescript/native\`, and \`npx tsglove init\` writes it so.`,
  },
  {
    code: 9002,
    name: "transformer-missing",
    title: "The transformer stands beside its hook",
    why: "The hook reports and keeps builds fresh; the transformer is what compiles `@searchable` classes. Without it they throw when they are constructed.",
    wrong: pluginsOf(HOOK),
    right: pluginsOf(TRANSFORMER, HOOK),
  },
  {
    code: 9003,
    name: "hook-missing",
    title: "The hook stands beside the transformer",
    why: "The transformer alone compiles classes. What the compiler finds wrong is reported by the hook, and it is the hook that lets incremental builds write again each file whose spaces changed.",
    wrong: pluginsOf(TRANSFORMER),
    right: pluginsOf(TRANSFORMER, HOOK),
    more: "A configuration with a list of its own loses that of the one it extends: TypeScript does not merge the two.",
  },
  {
    code: 9004,
    name: "entry-mistaken",
    title: "Each plugin entry is as it is given",
    why:
      "ts-patch runs an entry at another time with `after` and `afterDeclarations`, with other arguments with `type` or `transformProgram`, and twice " +
      "where it stands twice. The transformer has to meet the classes as they were written, once; the hook has to meet the program.",
    wrong: pluginsOf({ ...TRANSFORMER, afterDeclarations: true }, HOOK),
    right: pluginsOf(TRANSFORMER, HOOK),
  },
];
