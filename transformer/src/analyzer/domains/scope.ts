/** What reading types needs to know of the program around them. */
import type ts from "typescript";

export interface TypeScope {
  readonly checker: ts.TypeChecker;
  /** What an imported name stands for, where that is known without the checker. */
  readonly importedSymbol: (name: ts.Identifier) => ts.Symbol | undefined;
  /** Whether a class is `@searchable` and has objects of its own. */
  readonly isSearchable: (symbol: ts.Symbol) => boolean;
  /** Every such class of the program, in any order. */
  readonly searchableClasses: () => readonly ts.Symbol[];
}
