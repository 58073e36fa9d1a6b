/**
 * @jest-environment node
 */

class Plain {
  one = 1;
}
export { Plain };
console.log(new Plain().one);
import { searchable } from "tsglove";
@searchable
class Below extends Plain {}
console.log(new Below().one);
