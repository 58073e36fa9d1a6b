export function subclasses(Base) {
  class Written extends Base {
    extra = this.n + 1;
  }
  const Made = new Function("Base", "return class Made extends Base { constructor(n) { super(n); this.extra = n * 100; } }")(Base);
  function Old(n) {
    return Object.assign(Reflect.construct(Base, [n], new.target), { extra: "old" });
  }
  Old.prototype = Object.create(Base.prototype, { constructor: { value: Old } });
  return [Written, Made, Old];
}
