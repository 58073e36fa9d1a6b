// What tsserver loads for `"plugins": [{ "name": "@tsglove/language-server" }]`. It goes by "main", knows nothing of "exports", and wants
// a function from CommonJS. All else here is ES modules, which Node reads that way from 20.19 on. Where it does not, or where a
// package is missing, the host goes on without us, and its log says why.
module.exports = (modules) => {
  try {
    return require("./dist/tsserver/plugin.js").plugin(modules);
  } catch (error) {
    return {
      create({ languageService, project }) {
        project.projectService.logger.info(`tsglove: the plugin does not run: ${error}`);
        return languageService;
      },
    };
  }
};
