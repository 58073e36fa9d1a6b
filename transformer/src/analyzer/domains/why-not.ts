/** Why a type has no domain: the places in it that have nothing to search, for messages. */
import ts from "#typescript";
import type { DomainModel, HoleModel } from "../model.js";
import { guidesOf, NO_ENV } from "./guide.js";
import { typeOfParameter } from "./parameter-type.js";
import { partsOf } from "./domain-parts.js";
import { readType } from "./read-type.js";
import type { TypeScope } from "./scope.js";

/** A part without a domain: its path (`config.name`, `config.size[1]`), and what stands there. */
export interface Missing {
  readonly path: string;
  /** The type, as TypeScript prints it. */
  readonly type: string;
  /** The member of a union that is to blame. */
  readonly guilty: string | undefined;
}

/** Why a parameter has no domain at all; undefined where it has one. */
export function whyNotParameter(
  param: ts.ParameterDeclaration,
  path: string,
  scope: TypeScope,
): Missing | undefined {
  const { type, node, absence } = typeOfParameter(param, NO_ENV, scope.checker);
  const domain = readType(type, guidesOf(node), scope, absence);
  return domain.kind === "hole" ? missing(domain, path) : undefined;
}

/** The holes in a domain that stand in the way of a search: those that have to be there. Classes are not entered. */
export function* holesIn(domain: DomainModel, path: string): Generator<Missing> {
  switch (domain.kind) {
    case "hole":
      yield missing(domain, path);
      break;
    case "object":
      for (const field of domain.fields)
        // An optional property that cannot be searched is left out.
        if (!field.optional) yield* holesIn(field.domain, `${path}${keyText(field.name)}`);
      break;
    case "list":
      for (const [index, item] of domain.items.entries()) yield* holesIn(item, `${path}[${index}]`);
      break;
    case "class":
      break;
    default:
      for (const part of partsOf(domain)) yield* holesIn(part, path);
  }
}

function missing({ type, guilty }: HoleModel, path: string): Missing {
  return { path, type, guilty };
}

function keyText(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
