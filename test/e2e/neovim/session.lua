-- A user's session, by Neovim's own LSP client: what it was answered is written as JSON for the test to judge.
-- Kept to what Neovim 0.7 has, which Debian 12 ships.
local server, answers_file = vim.env.TSGLOVE_SERVER, vim.env.TSGLOVE_ANSWERS
local SECONDS_30 = 30000
local answers = {}

local client_id = vim.lsp.start_client({
  name = "tsglove",
  cmd = { vim.env.TSGLOVE_NODE, server, "--stdio" },
  root_dir = vim.fn.getcwd(),
})

local function open(file)
  vim.cmd("edit " .. file)
  vim.lsp.buf_attach_client(0, client_id)
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
end

-- The line and column, from zero, of some text in the buffer.
local function find(needle)
  for row, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, false)) do
    local column = line:find(needle, 1, true)
    if column then
      return { line = row - 1, character = column - 1 }
    end
  end
  error("no " .. needle .. " in " .. vim.api.nvim_buf_get_name(0))
end

local function ask(method, params)
  params.textDocument = vim.lsp.util.make_text_document_params(0)
  local responses, problem = vim.lsp.buf_request_sync(0, method, params, SECONDS_30)
  local response = responses and responses[client_id]
  if not response or response.err or response.error then
    error(method .. ": " .. vim.inspect(problem or response))
  end
  return response.result
end

local function hints()
  local range = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(0), character = 0 } }
  return ask("textDocument/inlayHint", { range = range })
end

local function until_true(what, condition)
  if not vim.wait(SECONDS_30, condition, 50) then
    error("waited in vain for " .. what)
  end
end

local function diagnostics()
  return vim.diagnostic.get(0)
end

local function session()
  until_true("the server to start", function()
    local client = vim.lsp.get_client_by_id(client_id)
    return client and client.server_capabilities ~= nil
  end)
  open("src/trainer.ts")
  answers.text = text()
  answers.hover = ask("textDocument/hover", { position = find("Trainer {") })
  answers.hints = hints()
  answers.lenses = ask("textDocument/codeLens", {})
  answers.symbols = ask("textDocument/documentSymbol", {})

  -- An edit: half typed first, then whole.
  local at = find("48 | 64")
  vim.api.nvim_buf_set_text(0, at.line, at.character, at.line, at.character, { "40 | " })
  vim.api.nvim_buf_set_text(0, at.line, at.character, at.line, at.character, { "class {" })
  hints()
  vim.api.nvim_buf_set_text(0, at.line, at.character, at.line, at.character + 7, { "" })
  answers.edited_text = text()
  answers.edited_hints = hints()

  open("src/adam.ts")
  until_true("diagnostics", function()
    return #diagnostics() > 0
  end)
  answers.diagnostics = diagnostics()
  local found = answers.diagnostics[1]
  local range = {
    start = { line = found.lnum, character = found.col },
    ["end"] = { line = found.end_lnum, character = found.end_col },
  }
  local context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(0, found.lnum) }
  answers.actions = ask("textDocument/codeAction", { range = range, context = context })
  local action = answers.actions[1]
  if not action.edit then
    local responses = vim.lsp.buf_request_sync(0, "codeAction/resolve", action, SECONDS_30)
    action = responses[client_id].result
  end
  vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(client_id).offset_encoding)
  answers.mended_text = text()
  until_true("the diagnostics to go", function()
    return #diagnostics() == 0
  end)
  answers.diagnostics_left = #diagnostics()
end

local fine, problem = xpcall(session, debug.traceback)
answers.problem = not fine and problem or nil
vim.fn.writefile({ vim.json.encode(answers) }, answers_file)
vim.lsp.stop_client(client_id)
vim.wait(5000, function()
  return vim.lsp.client_is_stopped(client_id)
end, 50)
vim.cmd("qall!")
