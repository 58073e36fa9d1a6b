/** The imports and constants that emitted code needs, collected while a file is rewritten and added to its own. */
import ts from "#typescript";

const RUNTIME = "tsglove/compiled";

export class EmittedImports {
  readonly #namespaces = new Map<string, ts.Identifier>();
  readonly #loaded = new Set<string>();
  readonly #constants = new Map<string, ts.Identifier>();
  readonly #locals = new Map<string, ts.Identifier>();
  readonly #supers = new Map<ts.ClassLikeDeclaration, ts.Identifier>();
  readonly #names = new Set<string>();

  constructor(private readonly factory: ts.NodeFactory) {}

  /** A member of the runtime's contract: `$tsglove.define`. */
  runtime(name: string): ts.PropertyAccessExpression {
    return this.factory.createPropertyAccessExpression(this.namespace(RUNTIME), name);
  }

  /**
   * A member of the runtime's contract that each construction reads, as a constant of the file: `$allocate`. V8 folds it
   * into compiled code; a member of a namespace object it looks up, which costs as much as making a small object.
   */
  constant(name: string): ts.Identifier {
    let local = this.#constants.get(name);
    if (local === undefined) {
      local = this.#fileLevelName(`$${name}`);
      this.#constants.set(name, local);
    }
    return local;
  }

  /** A parameter or variable inside emitted functions, the same in each: a name that nothing in the file has. */
  local(name: string): ts.Identifier {
    let local = this.#locals.get(name);
    if (local === undefined) {
      local = this.factory.createUniqueName(name, ts.GeneratedIdentifierFlags.Optimistic);
      this.#locals.set(name, local);
    }
    return local;
  }

  /** The constant in front of a class that holds its base's re-runnable part: `$superOfNet`. */
  superOf(node: ts.ClassLikeDeclaration, className: string): ts.Identifier {
    let name = this.#supers.get(node);
    if (name === undefined) {
      name = this.#fileLevelName(`$superOf${className}`);
      this.#supers.set(node, name);
    }
    return name;
  }

  /** The namespace object of a module. Imported whole, so that a class is read when it is needed, cycles or not. */
  namespace(specifier: string): ts.Identifier {
    let name = this.#namespaces.get(specifier);
    if (name === undefined) {
      const last =
        specifier === RUNTIME
          ? "tsglove"
          : (specifier.split("/").at(-1) ?? "").replace(/\.\w+$/, "").replace(/\W/g, "_");
      name = this.#fileLevelName(`$${last}`);
      this.#namespaces.set(specifier, name);
    }
    return name;
  }

  /** Makes sure that a module is loaded, for what it registers. */
  load(specifier: string): void {
    this.#loaded.add(specifier);
  }

  /**
   * The statements of a file with what was collected. The runtime comes behind the imports that the file opens with, so that
   * the file's first comment stays first, and its constants with it: a class may stand above the file's last import. The
   * other imports come behind that, so that modules load in the order which the file has given.
   *
   * @param spent an import that nothing needs any more. The runtime takes its place, and keeps the comments above it.
   */
  addTo(
    statements: readonly ts.Statement[],
    spent: ts.ImportDeclaration | undefined,
  ): readonly ts.Statement[] {
    const constants = this.#constantsStatement();
    const namespaces = [...this.#namespaces].map(([specifier, name]) => ({
      specifier,
      statement: this.#import(specifier, this.factory.createNamespaceImport(name)),
    }));
    const loaded = [...this.#loaded].filter((specifier) => !this.#namespaces.has(specifier));
    const runtime = namespaces.filter((each) => each.specifier === RUNTIME).map((each) => each.statement);
    const others = [
      ...namespaces.filter((each) => each.specifier !== RUNTIME).map((each) => each.statement),
      ...loaded.map((specifier) => this.#import(specifier)),
    ];
    const firstCode = statements.findIndex(
      (statement) => !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)),
    );
    let start = firstCode === -1 ? statements.length : firstCode;
    for (
      let next = statements[start];
      next !== undefined && ts.isImportDeclaration(next);
      next = statements[start]
    )
      start++;
    const end = Math.max(start, statements.findLastIndex(ts.isImportDeclaration) + 1);
    const opening = statements.slice(0, start);
    return [
      ...(spent !== undefined && opening.includes(spent)
        ? opening.flatMap((each) =>
            each === spent ? runtime.map((ours) => ts.setTextRange(ours, spent)) : [each],
          )
        : [...opening, ...runtime]),
      ...constants,
      ...statements.slice(start, end),
      ...others,
      ...statements.slice(end),
    ];
  }

  /** `const $allocate = $tsglove.allocate, $init = $tsglove.init;`, or nothing. */
  #constantsStatement(): readonly ts.Statement[] {
    if (this.#constants.size === 0) return [];
    const { factory } = this;
    const declarations = [...this.#constants].map(([name, local]) =>
      factory.createVariableDeclaration(local, undefined, undefined, this.runtime(name)),
    );
    return [
      factory.createVariableStatement(
        undefined,
        factory.createVariableDeclarationList(declarations, ts.NodeFlags.Const),
      ),
    ];
  }

  /** A name that nothing in the file has. TypeScript compares it with the file's own names only, not with another of these. */
  #fileLevelName(text: string): ts.Identifier {
    let unused = text;
    for (let count = 1; this.#names.has(unused); count++) unused = `${text}_${count}`;
    this.#names.add(unused);
    return this.factory.createUniqueName(
      unused,
      ts.GeneratedIdentifierFlags.Optimistic | ts.GeneratedIdentifierFlags.FileLevel,
    );
  }

  #import(specifier: string, bindings?: ts.NamespaceImport): ts.Statement {
    const { factory } = this;
    const clause =
      bindings === undefined ? undefined : factory.createImportClause(undefined, undefined, bindings);
    return factory.createImportDeclaration(undefined, clause, factory.createStringLiteral(specifier));
  }
}
