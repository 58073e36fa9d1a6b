import { searchable } from "tsglove";

class A {
  a = 1;
}
@searchable
class B extends A {
  b = this.a + 1;
}
class C extends B {}
@searchable
class D extends C {
  d = this.b + 1;
}
console.log(new D(), new C(), [A, B, C, D].map((type) => type.length), new D() instanceof A);
