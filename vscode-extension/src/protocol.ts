/**
 * The requests that the server answers beside those of the Language Server Protocol. Named here again, as importing them
 * would bring the server along.
 */
import type {
  FreezeParams,
  SampleParams,
  SampleReport,
  SpaceParams,
  SpaceReport,
  SpaceSize,
} from "@tsglove/language-server";
import { RequestType, type WorkspaceEdit } from "vscode-languageclient/node";

/** The space that stands at a position. */
export const spaceRequest = new RequestType<SpaceParams, SpaceReport | null, void>("tsglove/space");

/** Its size alone. */
export const sizeRequest = new RequestType<SpaceParams, SpaceSize | null, void>("tsglove/size");

/** A program of it. */
export const sampleRequest = new RequestType<SampleParams, SampleReport | null, void>("tsglove/sample");

/** The edit that puts a program in the place of its space. */
export const freezeRequest = new RequestType<FreezeParams, WorkspaceEdit | null, void>("tsglove/freeze");
