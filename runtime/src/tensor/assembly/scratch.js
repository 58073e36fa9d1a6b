"use strict";
// Working memory beyond the tensors themselves.
Object.defineProperty(exports, "__esModule", { value: true });
