/** Which classes can contain themselves, by the domains of their parameters. */
import { infoOfClass } from "../symbolic/class-info.js";
import type { AnyClass, Domain } from "../symbolic/domain.js";

const known = new WeakMap<AnyClass, boolean>();

/** Whether an object of a class may hold another one of that class, however deep inside. */
export function isRecursive(type: AnyClass): boolean {
  let answer = known.get(type);
  if (answer === undefined) known.set(type, (answer = reaches(type, type, new Set())));
  return answer;
}

function reaches(from: AnyClass, goal: AnyClass, seen: Set<AnyClass>): boolean {
  if (seen.has(from)) return false;
  seen.add(from);
  const domains = infoOfClass(from)?.domains() ?? [];
  return domains.some((domain) =>
    classesOf(domain).some((type) => type === goal || reaches(type, goal, seen)),
  );
}

function classesOf(domain: Domain | undefined): readonly AnyClass[] {
  if (domain?.kind === "class") return [domain.type];
  return domain?.kind === "choice" ? domain.candidates.flatMap(classesOf) : [];
}
