/**
 * The classes of one program as the compiler sees them: which are searchable, which are compiled because they stand
 * above or below one, and how. Made once a program, filled as it is asked, and pure: nothing here reads files.
 */
import ts from "#typescript";
import { classMark, mayHaveMarks, type ClassMark } from "./class-mark.js";
import {
  className,
  classOfConstant,
  heritage,
  isLiteralDefault,
  isPrimitiveParameter,
  ownConstruction,
  ownConstructor,
  writesProperty,
} from "./class-shape.js";
import { domainOfParameter, inheritedDomains } from "./domains/domain-of.js";
import { isPrimitiveDomain } from "./domains/domain-parts.js";
import { isSameDomain } from "./domains/same-domain.js";
import type { TypeScope } from "./domains/scope.js";
import { patternDefault } from "./domains/destructured.js";
import { Dsl, resolveAlias } from "./dsl.js";
import { hasLastingSymbols, importsIn, modulesOf, unchangedFiles, type Imports } from "./earlier-classes.js";
import { nodesIn } from "./file-nodes.js";
import { ImportedSymbols } from "./imported-symbols.js";
import type { ClassModel, Construction, DomainModel, ParamMark, ParamModel } from "./model.js";
import { isStaticDefault } from "./static-default.js";
import { extendsSymbolic } from "./symbolic-interface.js";
import { isSimple, isUntouched, type Surroundings } from "./untouched-types.js";

const models = new WeakMap<ts.Program, ProgramModel>();

export class ProgramModel {
  readonly checker: ts.TypeChecker;
  readonly dsl: Dsl;
  /** What reading a type asks of the program. */
  readonly typeScope: TypeScope;
  readonly #classes = new Map<ts.ClassLikeDeclaration, ClassModel | undefined>();
  readonly #decorated = new Map<ts.ClassLikeDeclaration, boolean>();
  /** Classes in which every subclass of one, wherever it is, is a candidate. */
  readonly #wide = new Set<ClassModel>();
  /** How often all searchable classes were asked for. */
  #askedForAll = 0;
  #imports: Imports | undefined;
  /** What an earlier model has read of files whose texts are as they were, and what they import is not. */
  readonly #before = new Map<ts.ClassLikeDeclaration, ClassModel>();
  #surroundings: Surroundings | undefined;
  #importedSymbols: ImportedSymbols | undefined;
  #searchables: readonly ts.Symbol[] | undefined;
  #basesOfSearchables: ReadonlySet<ts.ClassLikeDeclaration> | undefined;

  private constructor(
    readonly program: ts.Program,
    earlier: ProgramModel | undefined,
  ) {
    this.checker = program.getTypeChecker();
    if (earlier !== undefined) this.#look(earlier);
    const symbolOf = (name: ts.Identifier): ts.Symbol | undefined => this.#importedSymbols?.of(name);
    const { same } = this.#surroundings ?? {};
    this.dsl = new Dsl(program, this.checker, symbolOf, same === undefined ? undefined : earlier?.dsl, same);
    if (earlier !== undefined) this.#keep(earlier);
    this.typeScope = {
      importedSymbol: symbolOf,
      checker: this.checker,
      isSearchable: (symbol) => {
        const declaration = classDeclaration(symbol);
        // An abstract class has no objects of its own to choose.
        return declaration !== undefined && this.isSearchable(declaration) && !isAbstract(declaration);
      },
      searchableClasses: () => {
        this.#askedForAll++;
        return (this.#searchables ??= concreteSearchables(this));
      },
    };
  }

  /**
   * The model of a program; the same one for the same program.
   *
   * @param earlier that of a program which this one was made of by edits of texts, in which imports lead where they led: classes
   *   that the edits cannot have changed are not read again.
   */
  static of(program: ts.Program, earlier?: ProgramModel): ProgramModel {
    const known = models.get(program);
    if (known !== undefined) return known;
    const model = new ProgramModel(program, earlier);
    models.set(program, model);
    return model;
  }

  /**
   * The model of a class that is to be compiled, or that a package's declarations mark as compiled; undefined for one that
   * has nothing to do with `@searchable`.
   */
  classOf(node: ts.ClassLikeDeclaration): ClassModel | undefined {
    if (this.#classes.has(node)) return this.#classes.get(node);
    // A class that extends itself, which TypeScript refuses, must not send us round for ever.
    this.#classes.set(node, undefined);
    const asked = this.#askedForAll;
    const before = this.#before.get(node);
    const model = (before === undefined ? undefined : this.#readAgain(node, before)) ?? this.#readClass(node);
    this.#classes.set(node, model);
    const isWide = this.#askedForAll > asked || (model?.base !== undefined && this.#wide.has(model.base));
    if (model !== undefined && isWide) this.#wide.add(model);
    return model;
  }

  /** Finds out what is as it was in an earlier program. */
  #look(earlier: ProgramModel): void {
    const imports = (earlier.#imports ??= importsIn(earlier.program));
    const unchanged = unchangedFiles(earlier.program, this.program, imports);
    if (unchanged === undefined) return;
    this.#imports = imports;
    this.#surroundings = {
      ...unchanged,
      moduleOf: modulesOf(this.program, imports),
      isSearchable: (node) => this.isSearchable(node),
    };
    this.#importedSymbols = new ImportedSymbols(this.checker, this.#surroundings.moduleOf);
  }

  /** Takes over what an earlier model has read of files that mean the same still. */
  #keep(earlier: ProgramModel): void {
    if (this.#surroundings === undefined) return;
    const { same, unedited } = this.#surroundings;
    for (const [node, model] of earlier.#classes) {
      const file = node.getSourceFile();
      if (model === undefined || !unedited.has(file) || !earlier.#dependsOnImportsOnly(model)) continue;
      if (same.has(file)) this.#classes.set(node, model);
      else if (isSimple(model)) this.#before.set(node, model);
    }
    for (const [node, decorated] of earlier.#decorated)
      if (same.has(node.getSourceFile())) this.#decorated.set(node, decorated);
  }

  /** A class whose file is as it was: only parameters can be otherwise, of types that come from elsewhere. */
  #readAgain(node: ts.ClassLikeDeclaration, before: ClassModel): ClassModel | undefined {
    const around = this.#surroundings;
    if (around === undefined || !this.isSearchable(node)) return undefined;
    const params = before.params.map((param) =>
      isUntouched(param, around) ? param : this.#paramAgain(param),
    );
    return params.every((param, index) => param === before.params[index]) ? before : { ...before, params };
  }

  #paramAgain(before: ParamModel): ParamModel {
    const { node } = before;
    const domain = domainOfParameter(node, this.typeScope);
    const staticDefault = this.#staticDefault(node, true);
    if (staticDefault === before.staticDefault && isSameDomain(domain, before.domain)) return before;
    const primitive = domain === undefined ? isPrimitiveParameter(node) : isPrimitiveDomain(domain);
    return { ...before, domain, staticDefault, primitive };
  }

  /** A class is as its file and the files below say; but what is compiled only for who extends it, and `AnyOf`. */
  #dependsOnImportsOnly(model: ClassModel): boolean {
    return (model.searchable || model.belowSearchable) && !this.#wide.has(model) && hasLastingSymbols(model);
  }

  /** The model of the searchable class that a symbol names, or undefined. */
  searchableOf(symbol: ts.Symbol): ClassModel | undefined {
    const declaration = classDeclaration(symbol);
    const model = declaration === undefined ? undefined : this.classOf(declaration);
    return model?.searchable === true ? model : undefined;
  }

  /** Whether a class carries `@searchable` itself, or did when a package was built. */
  isSearchable(node: ts.ClassLikeDeclaration): boolean {
    let known = this.#decorated.get(node);
    if (known === undefined) {
      known = node.getSourceFile().isDeclarationFile
        ? this.dsl.used && classMark(node)?.searchable === true
        : this.searchableDecorator(node) !== undefined;
      this.#decorated.set(node, known);
    }
    return known;
  }

  /** The `@searchable` of a class. */
  searchableDecorator(node: ts.ClassLikeDeclaration): ts.Decorator | undefined {
    if (!this.dsl.used) return undefined;
    return ts
      .getDecorators(node)
      ?.find((decorator) => this.dsl.nameOf(decorator.expression) === "searchable");
  }

  #readClass(node: ts.ClassLikeDeclaration): ClassModel | undefined {
    const mark = node.getSourceFile().isDeclarationFile && this.dsl.used ? classMark(node) : undefined;
    // A class inside `declare module "events"` carries no `declare` of its own.
    if (mark === undefined && (node.getSourceFile().isDeclarationFile || isAmbient(node))) return undefined;
    const baseNode = this.#baseOf(node);
    const base = baseNode === undefined ? undefined : this.classOf(baseNode);
    const searchable = this.isSearchable(node);
    const belowSearchable = base !== undefined && (base.searchable || base.belowSearchable);
    if (mark === undefined && !searchable && !belowSearchable && !this.#isBaseOfSearchable(node))
      return undefined;
    const hasHeritage = heritage(node) !== undefined;
    const symbol =
      this.checker.getSymbolAtLocation(node.name ?? node) ?? this.checker.getTypeAtLocation(node).symbol;
    return {
      node,
      symbol,
      name: className(node),
      searchable,
      belowSearchable,
      params: mark === undefined ? this.#paramsOf(node, base) : this.#declaredParams(node, base, mark),
      construction: mark === undefined ? construction(node, base, hasHeritage) : declaredConstruction(mark),
      base,
      hasHeritage,
      hasMethods:
        extendsSymbolic(symbol, this.checker, this.dsl) ||
        (base !== undefined && !base.searchable && base.hasMethods),
    };
  }

  #paramsOf(node: ts.ClassLikeDeclaration, base: ClassModel | undefined): readonly ParamModel[] {
    const constructor = ownConstructor(node);
    if (constructor === undefined) {
      const symbol = this.checker.getTypeAtLocation(node).symbol;
      const domains = base === undefined ? undefined : inheritedDomains(symbol, this.typeScope);
      return base?.params.map((param, index) => inherited(node, param, domains?.[index])) ?? [];
    }
    return constructor.parameters.map((param, index) => {
      const property = ts.isParameterPropertyDeclaration(param, constructor);
      const name = ts.isIdentifier(param.name) ? param.name.text : `arg${index}`;
      const isReadonly =
        param.modifiers?.some((each) => each.kind === ts.SyntaxKind.ReadonlyKeyword) === true;
      const domain = domainOfParameter(param, this.typeScope);
      const steadyDefault = param.initializer === undefined || isLiteralDefault(param.initializer);
      return {
        name,
        node: param,
        domain,
        optional: param.initializer !== undefined || param.questionToken !== undefined,
        rest: param.dotDotDotToken !== undefined,
        property,
        readable: property && isReadonly && steadyDefault && !writesProperty(node, name),
        primitive: domain === undefined ? isPrimitiveParameter(param) : isPrimitiveDomain(domain),
        staticDefault: this.#staticDefault(param),
        mark: undefined,
      };
    });
  }

  /** @param isSimple whether it is a simple class's: see there. */
  #staticDefault(param: ts.ParameterDeclaration, isSimple = false): ts.Expression | undefined {
    const { initializer } = param;
    if (ts.isObjectBindingPattern(param.name)) return patternDefault(param, this.checker);
    const isImport = (name: ts.Identifier): boolean =>
      isSimple &&
      param.parent.parameters.every((each) => ts.isIdentifier(each.name) && each.name.text !== name.text) &&
      ((this.#importedSymbols?.ofImport(name)?.flags ?? 0) & ts.SymbolFlags.Value) !== 0;
    return initializer !== undefined && isStaticDefault(initializer, this.checker, isImport)
      ? initializer
      : undefined;
  }

  /** The parameters of a class of a declaration file: types and names by its constructor, the rest by its mark. */
  #declaredParams(
    node: ts.ClassLikeDeclaration,
    base: ClassModel | undefined,
    { params }: ClassMark,
  ): readonly ParamModel[] {
    const constructors = node.members.filter(ts.isConstructorDeclaration);
    // Of overloads the first with the most parameters: that behind them all is not declared.
    const most = Math.max(...constructors.map(({ parameters }) => parameters.length));
    const own = constructors.find(({ parameters }) => parameters.length === most);
    const nodes = own?.parameters ?? base?.params.map((param) => param.node) ?? [];
    const symbol = this.checker.getTypeAtLocation(node).symbol;
    const instantiated = own === undefined ? inheritedDomains(symbol, this.typeScope) : undefined;
    return nodes.map((param, index) => {
      const name = ts.isIdentifier(param.name) ? param.name.text : `arg${index}`;
      const mark = params?.[index] ?? unmarked(param, name);
      const { property, optional, rest, readable } = mark;
      const domain = instantiated?.[index] ?? domainOfParameter(param, this.typeScope);
      const primitive = domain === undefined ? isPrimitiveParameter(param) : isPrimitiveDomain(domain);
      return {
        name: mark.name,
        node: param,
        domain,
        optional,
        rest,
        property,
        readable,
        primitive,
        staticDefault: undefined,
        mark,
      };
    });
  }

  /** The declaration of a class's base, where that is a class of this program's sources. */
  #baseOf(node: ts.ClassLikeDeclaration): ts.ClassLikeDeclaration | undefined {
    const expression = heritage(node)?.expression;
    const named = expression === undefined ? undefined : this.checker.getSymbolAtLocation(expression);
    return named === undefined ? undefined : classDeclaration(resolveAlias(this.checker, named));
  }

  #isBaseOfSearchable(node: ts.ClassLikeDeclaration): boolean {
    if (this.#basesOfSearchables === undefined) {
      const bases = new Set<ts.ClassLikeDeclaration>();
      for (const each of searchableClasses(this))
        for (let base = this.#baseOf(each); base !== undefined && !bases.has(base); base = this.#baseOf(base))
          bases.add(base);
      this.#basesOfSearchables = bases;
    }
    return this.#basesOfSearchables.has(node);
  }
}

/**
 * A parameter as a subclass without a constructor has it; a field of the same name hides the property.
 *
 * @param instantiated its domain where the subclass says what a generic class above is of.
 */
function inherited(
  node: ts.ClassLikeDeclaration,
  above: ParamModel,
  instantiated: DomainModel | undefined,
): ParamModel {
  const param = instantiated === undefined ? above : withDomain(above, instantiated);
  const hidden = node.members.some(
    (member) => member.name !== undefined && ts.isIdentifier(member.name) && member.name.text === param.name,
  );
  return hidden
    ? { ...param, readable: false, property: false }
    : { ...param, readable: param.readable && !writesProperty(node, param.name) };
}

/** What can be said of a parameter without a mark. */
function unmarked(param: ts.ParameterDeclaration, name: string): ParamMark {
  return {
    name,
    property: false,
    optional: param.questionToken !== undefined,
    rest: param.dotDotDotToken !== undefined,
    readable: false,
    defaulted: false,
    starts: false,
    inferred: false,
  };
}

function declaredConstruction({ split }: ClassMark): Construction {
  return split
    ? { kind: "split" }
    : { kind: "rigid", reason: "it is so in its package, or was built by another version of tsglove" };
}

function withDomain(param: ParamModel, domain: DomainModel): ParamModel {
  return { ...param, domain, primitive: isPrimitiveDomain(domain) };
}

function concreteSearchables(model: ProgramModel): readonly ts.Symbol[] {
  return [...searchableClasses(model)]
    .filter((node) => !isAbstract(node))
    .map((node) => model.checker.getTypeAtLocation(node).symbol);
}

function construction(
  node: ts.ClassLikeDeclaration,
  base: ClassModel | undefined,
  hasHeritage: boolean,
): Construction {
  if (hasHeritage && base === undefined)
    return { kind: "rigid", reason: "its base class is not compiled by tsglove" };
  if (base?.construction.kind === "rigid")
    return { kind: "rigid", reason: `its base class ${base.name} is rigid: ${base.construction.reason}` };
  return ownConstruction(node);
}

/** Every class of a program that carries `@searchable`, those of packages too. */
function* searchableClasses(model: ProgramModel): Generator<ts.ClassLikeDeclaration> {
  if (!model.dsl.used) return;
  for (const file of model.program.getSourceFiles())
    if (file.isDeclarationFile ? mayHaveMarks(file) : file.text.includes("@"))
      for (const node of nodesIn(file).classes) if (model.isSearchable(node)) yield node;
}

/** The class that a symbol declares, or that is its value: `const Conv = class { ... }`. */
export function classDeclaration(symbol: ts.Symbol): ts.ClassLikeDeclaration | undefined {
  return symbol.declarations?.find(ts.isClassLike) ?? classOfConstant(symbol.valueDeclaration);
}

function isAmbient(node: ts.ClassLikeDeclaration): boolean {
  return hasModifier(node, ts.SyntaxKind.DeclareKeyword);
}

/** Whether a class is `abstract`. */
export function isAbstract(node: ts.ClassLikeDeclaration): boolean {
  return hasModifier(node, ts.SyntaxKind.AbstractKeyword);
}

function hasModifier(node: ts.ClassLikeDeclaration, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && ts.getModifiers(node)?.some((each) => each.kind === kind) === true;
}
