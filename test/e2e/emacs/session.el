;;; session.el --- A user's session with Eglot  -*- lexical-binding: t -*-
;; What the server answered is written as JSON for the test to judge. Kept to what Emacs 28 and Eglot 1.9 have, which
;; Debian 12 ships.
(require 'eglot)
(require 'json)

(define-derived-mode typescript-mode prog-mode "TypeScript")
(add-to-list 'auto-mode-alist '("\\.ts\\'" . typescript-mode))
(add-to-list 'eglot-server-programs
             `(typescript-mode . (,(getenv "TSGLOVE_NODE") ,(getenv "TSGLOVE_SERVER") "--stdio")))
(setq eglot-sync-connect 60)

(defun session-ask (method &rest params)
  (jsonrpc-request (eglot--current-server-or-lose) method
                   (append (list :textDocument (eglot--TextDocumentIdentifier)) params)
                   :timeout 60))

(defun session-go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(let ((answers nil))
  (with-current-buffer (find-file-noselect "src/trainer.ts")
    (apply #'eglot--connect (eglot--guess-contact))
    (eglot--maybe-activate-editing-mode)
    (session-go-to "Trainer {")
    (push (cons 'hover (session-ask :textDocument/hover :position (eglot--pos-to-lsp-position))) answers)
    (session-go-to "48 | 64")
    (insert "40 | ")
    (eglot--signal-textDocument/didChange)
    (session-go-to "Trainer {")
    (push (cons 'edited_hover (session-ask :textDocument/hover :position (eglot--pos-to-lsp-position))) answers)
    (set-buffer-modified-p nil))
  (with-current-buffer (find-file-noselect "src/adam.ts")
    (eglot--maybe-activate-editing-mode)
    (let ((end (+ (float-time) 30)))
      (while (and (< (float-time) end) (null eglot--diagnostics))
        (accept-process-output nil 0.1)))
    (push (cons 'diagnostics (vconcat (mapcar #'flymake-diagnostic-text eglot--diagnostics))) answers))
  (with-temp-file (getenv "TSGLOVE_ANSWERS")
    (insert (json-serialize answers :null-object nil :false-object :json-false)))
  (eglot-shutdown-all))
