// A file without anything searchable comes out as tsc emits it.
import { sizeText } from "tsglove";
export class Plain {
    y;
    x = 1;
    constructor(y) {
        this.y = y;
    }
}
console.log(new Plain(2), sizeText([]));
