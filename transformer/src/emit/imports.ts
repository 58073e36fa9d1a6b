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

  /** The statements of a file with the collected imports behind its own last one. */
  addTo(statements: readonly ts.Statement[]): readonly ts.Statement[] {
    const { factory } = this;
    const added: ts.Statement[] = [...this.#namespaces].map(([specifier, name]) =>
      factory.createImportDeclaration(
        undefined,
        factory.createImportClause(undefined, undefined, factory.createNamespaceImport(name)),
        factory.createStringLiteral(specifier),
      ),
    );
    for (const specifier of this.#loaded)
      if (!this.#namespaces.has(specifier))
        added.push(
          factory.createImportDeclaration(undefined, undefined, factory.createStringLiteral(specifier)),
        );
    const lastImport = statements.findLastIndex(ts.isImportDeclaration);
    const prologue = statements.findIndex(
      (statement) => !(ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)),
    );
    const at = lastImport >= 0 ? lastImport + 1 : prologue < 0 ? statements.length : prologue;
    return [...statements.slice(0, at), ...added, ...statements.slice(at)];
  }
}
