/** Lets a program mark compiled classes in the declaration files that it emits, whoever asks it to emit. */
import type ts from "typescript";
import { createDeclarationTransformer } from "../emit/declarations/mark-classes.js";
import { makePackageOf } from "./package-of.js";

/**
 * Wraps a program's `emit`. A builder emits through it too, and computes by it the signature of a file, by which it knows
 * whether the files that import it have to be looked at again.
 */
export function withDeclarationMarks(program: ts.Program): ts.Program {
  const emit: (...all: EmitArguments) => ts.EmitResult = program.emit.bind(program);
  const marks = createDeclarationTransformer(program, makePackageOf());
  const marking = (...[file, write, token, onlyDeclarations, given, ...internal]: EmitArguments) => {
    const transformers = { ...given, afterDeclarations: [...(given?.afterDeclarations ?? []), marks] };
    return emit(file, write, token, onlyDeclarations, transformers, ...internal);
  };
  program.emit = marking;
  return program;
}

/** TypeScript's builder passes more than is declared: that declarations are wanted, whatever the options say. */
type EmitArguments = [...Parameters<ts.Program["emit"]>, ...internal: unknown[]];
