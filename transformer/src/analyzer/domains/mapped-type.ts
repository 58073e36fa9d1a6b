/** The template of a mapped type as the guide of one of its properties or items. */
import ts from "#typescript";
import { guidesOf, type Env, type Guides } from "./guide.js";

/** `T[K]` in `{ [K in keyof T]: T[K] }`, where `K` is a name, unless the mapped type makes other names of its keys. */
export function templateGuides(
  { type: template, nameType, typeParameter }: ts.MappedTypeNode,
  name: string,
  env: Env,
  checker: ts.TypeChecker,
): Guides | undefined {
  const key = checker.getSymbolAtLocation(typeParameter.name);
  if (key === undefined || nameType !== undefined) return guidesOf(template, env);
  const parameter = checker.getDeclaredTypeOfSymbol(key);
  const type = checker.getStringLiteralType(name);
  return guidesOf(template, new Map([...env, [key, { parameter, type, guide: undefined }]]));
}
