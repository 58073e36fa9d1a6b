/** Which classes can contain themselves, by the domains of their parameters. */
import { infoOfClass } from "../symbolic/class-info.js";
import type { AnyClass, Domain } from "../symbolic/domain.js";

const known = new WeakMap<AnyClass, boolean>();

/** Whether an object of a class may hold another one of that class, however deep inside. */
export function isRecursive(type: AnyClass): boolean {
  let answer = known.get(type);
  if (answer === undefined) known.set(type, (answer = containsItself(type)));
  return answer;
}

/** A chain of classes may be long: a set that grows while it is walked takes no stack. */
function containsItself(type: AnyClass): boolean {
  const inside = new Set<AnyClass>();
  const seen = new Set<Domain>();
  addClasses(infoOfClass(type)?.domains() ?? [], inside, seen);
  for (const each of inside) {
    if (each === type) return true;
    addClasses(infoOfClass(each)?.domains() ?? [], inside, seen);
  }
  return false;
}

/** Adds the classes that domains name, however deep inside. */
function addClasses(
  domains: readonly (Domain | undefined)[],
  classes: Set<AnyClass>,
  seen: Set<Domain>,
): void {
  for (const domain of domains) {
    if (domain === undefined || seen.has(domain)) continue;
    seen.add(domain);
    if (domain.kind === "class") classes.add(domain.type);
    addClasses(contentOf(domain), classes, seen);
  }
}

function contentOf(domain: Domain): readonly (Domain | undefined)[] {
  switch (domain.kind) {
    case "class":
      return domain.domains ?? [];
    case "choice":
    case "many":
      return domain.candidates;
    case "object":
      return domain.fields.map((field) => field.domain);
    case "list":
      return domain.items;
    case "labelled":
    case "recursive":
      return [domain.domain];
    default:
      return [];
  }
}
