import Other from "./other.js";
import Anonymous from "./anonymous.js";
export default class Mine {
    readonly other: Other;
    readonly more: Anonymous | undefined;
    constructor(other: Other, more?: Anonymous | undefined);
    static readonly "tsglove:tsglove-root/test/cases/default-export-class/input#Mine"?: [1, "searchable", "split", "other", 17, "more", 35];
}
