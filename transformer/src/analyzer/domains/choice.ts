/** Unions as choices. */
import type { DomainModel } from "../model.js";
import { domainKey } from "./domain-key.js";

/** One flat choice; duplicates keep their first place, a single candidate stands alone. */
export function choiceOf(domains: readonly DomainModel[]): DomainModel {
  const flat = new Map<string, DomainModel>();
  for (const domain of domains)
    for (const each of candidatesOf(domain)) {
      const key = domainKey(each);
      if (!flat.has(key)) flat.set(key, each);
    }
  const candidates = [...flat.values()];
  const [only] = candidates;
  return candidates.length === 1 && only !== undefined ? only : { kind: "choice", candidates };
}

/** What a domain offers as part of a larger choice. */
export function candidatesOf(domain: DomainModel): readonly DomainModel[] {
  return domain.kind === "choice" ? domain.candidates : [domain];
}
