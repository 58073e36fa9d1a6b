declare global {
    namespace JSX {
        interface IntrinsicElements {
            row: {
                readonly wide?: number;
            };
        }
        interface Element {
            readonly tag: string;
        }
    }
}
export {};
