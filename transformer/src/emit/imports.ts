/** The imports that emitted code needs, collected while a file is rewritten and added behind its own. */
import ts from "typescript";

const RUNTIME = "tsglove/compiled";

export class EmittedImports {
  readonly #namespaces = new Map<string, ts.Identifier>();
  readonly #loaded = new Set<string>();

  constructor(private readonly factory: ts.NodeFactory) {}

  /** A member of the runtime's contract: `$tsglove.define`. */
  runtime(name: string): ts.PropertyAccessExpression {
    return this.factory.createPropertyAccessExpression(this.namespace(RUNTIME), name);
  }

  /** The namespace object of a module. Imported whole, so that a class is read when it is needed, cycles or not. */
  namespace(specifier: string): ts.Identifier {
    let name = this.#namespaces.get(specifier);
    if (name === undefined) {
      const last =
        specifier === RUNTIME
          ? "tsglove"
          : (specifier.split("/").at(-1) ?? "").replace(/\.\w+$/, "").replace(/\W/g, "_");
      name = this.factory.createUniqueName(
        `$${last}`,
        ts.GeneratedIdentifierFlags.Optimistic | ts.GeneratedIdentifierFlags.FileLevel,
      );
      this.#namespaces.set(specifier, name);
    }
    return name;
  }

  /** Makes sure that a module is loaded, for what it registers. */
  load(specifier: string): void {
    this.#loaded.add(specifier);
  }

  /**
   * The statements of a file with the collected imports. The runtime comes first: in CommonJS a class may stand above the
   * file's last import. The others come behind that, so that modules load in the order which the file has given.
   */
  addTo(statements: readonly ts.Statement[]): readonly ts.Statement[] {
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
    const start = firstCode === -1 ? statements.length : firstCode;
    const end = Math.max(start, statements.findLastIndex(ts.isImportDeclaration) + 1);
    return [
      ...statements.slice(0, start),
      ...runtime,
      ...statements.slice(start, end),
      ...others,
      ...statements.slice(end),
    ];
  }

  #import(specifier: string, bindings?: ts.NamespaceImport): ts.Statement {
    const { factory } = this;
    const clause =
      bindings === undefined ? undefined : factory.createImportClause(undefined, undefined, bindings);
    return factory.createImportDeclaration(undefined, clause, factory.createStringLiteral(specifier));
  }
}
